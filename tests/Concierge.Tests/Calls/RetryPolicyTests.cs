using System.Globalization;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>A call is not retried too early, at night, or after the time of the table. Times are in the restaurant's time zone.</summary>
public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(CallOutcome.Busy, "2026-11-22T15:03")]
    [InlineData(CallOutcome.NoAnswer, "2026-11-22T15:20")]
    public void PlanNextAttempt_Busy_IsRetriedSoonerThanNoAnswer(CallOutcome outcome, string expected)
    {
        var plan = Plan("2026-11-22T15:00", outcome)!;

        plan.At.ShouldBe(At(expected));
        plan.Attempt.ShouldBe(2);
        plan.Attempts.ShouldBe(3);
        plan.Reason.ToString().ShouldBe(outcome.ToString());
    }

    [Theory]
    [InlineData(CallOutcome.Confirmed)]
    [InlineData(CallOutcome.Declined)]
    [InlineData(CallOutcome.Voicemail)]
    [InlineData(CallOutcome.Failed)]
    [InlineData(CallOutcome.Unclear)]
    [InlineData(CallOutcome.AlternativeOffered)]
    [InlineData(CallOutcome.NeedsCustomer)]
    public void PlanNextAttempt_OtherOutcome_IsNotRetried(CallOutcome outcome) => Plan("2026-11-22T15:00", outcome).ShouldBeNull();

    [Theory]
    [InlineData(null, 2, true)]
    [InlineData(null, 3, false)]
    [InlineData(0, 1, false)]
    [InlineData(5, 5, true)]
    [InlineData(5, 6, false)]
    public void PlanNextAttempt_Attempts_AreLimited(int? retries, int attempt, bool isRetried) =>
        (Plan("2026-11-22T15:00", CallOutcome.Busy, attempt: attempt, retries: retries) is not null).ShouldBe(isRetried);

    [Theory]
    [InlineData("2026-11-22T20:50", "Europe/Berlin", "2026-11-23T07:00", "the evening in Berlin is over at 20:00 UTC")]
    [InlineData("2026-11-22T06:00", "Europe/Berlin", "2026-11-22T07:00", "eight in the morning in Berlin")]
    [InlineData("2026-11-22T04:30", "America/New_York", "2026-11-22T13:00", "half past eleven at night in New York")]
    [InlineData("2026-11-22T23:30", "America/Los_Angeles", "2026-11-22T23:50", "afternoon in Los Angeles")]
    [InlineData("2026-11-22T12:30", "Asia/Tokyo", "2026-11-22T23:00", "past nine in Tokyo; there it is the next day's morning")]
    [InlineData("2026-11-22T13:00", "Pacific/Kiritimati", "2026-11-22T18:00", "fourteen hours ahead")]
    public void PlanNextAttempt_Time_IsWithinTheRestaurantsCallingHours(string now, string zone, string expected, string why) =>
        Plan(now, CallOutcome.NoAnswer, zone)!.At.ShouldBe(At(expected), why);

    [Theory]
    [InlineData("2026-10-24T19:30", "Europe/Berlin", "2026-10-25T07:00", "clocks go back in the night: eight is seven UTC, not six")]
    [InlineData("2027-03-27T20:30", "Europe/Berlin", "2027-03-28T06:00", "clocks go forward in the night")]
    public void PlanNextAttempt_NightWithAClockChange_EndsAtEight(string now, string zone, string expected, string why) =>
        Plan(now, CallOutcome.NoAnswer, zone, day: "2027-06-01")!.At.ShouldBe(At(expected), why);

    [Theory]
    [InlineData("18:00", false)]
    [InlineData("18:20", false)]
    [InlineData("18:21", true)]
    public void PlanNextAttempt_AfterTheTimeOfTheTable_IsNotRetried(string table, bool isRetried) =>
        (Plan("2026-11-22T18:00", CallOutcome.NoAnswer, "UTC", day: "2026-11-22", table: table) is not null).ShouldBe(isRetried);

    [Fact]
    public void PlanNextAttempt_OnlyTheNextMorningRemains_IsNotRetried() =>
        Plan("2026-11-22T20:55", CallOutcome.NoAnswer, "UTC", day: "2026-11-22", table: "22:00").ShouldBeNull();

    [Fact]
    public void PlanNextAttempt_LocalTime_IsInTheRestaurantsTimeZone()
    {
        Plan("2026-11-22T18:00", CallOutcome.Busy, "Europe/Berlin")!.LocalTime.ShouldBe("19:03");
        Plan("2026-11-22T22:00", CallOutcome.Busy, "Europe/Berlin")!.LocalTime.ShouldEndWith("08:00");
    }

    private static RetryPlan? Plan(
        string now, CallOutcome outcome, string zone = "UTC", string day = "2026-12-24", string table = "19:00", int attempt = 1, int? retries = null)
    {
        var timeProvider = new FakeTimeProvider(At(now));
        var details = CallTestHost.Details with
        {
            TimeZone = zone,
            Date = LocalDate.FromDateTime(DateTime.Parse(day, CultureInfo.InvariantCulture)),
            Time = LocalTime.FromTicksSinceMidnight(TimeSpan.Parse(table, CultureInfo.InvariantCulture).Ticks),
        };
        return new RetryPolicy(new CallOptions { Retries = retries }, new LocalClock(timeProvider), timeProvider).PlanNextAttempt(details, outcome, attempt);
    }

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + ":00Z", CultureInfo.InvariantCulture);
}
