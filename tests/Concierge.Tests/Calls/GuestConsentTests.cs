using Concierge.Calls;
using Concierge.Calls.Evidence;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>Which tables a guest's consent covers. The request is for four people on November 23 at 7 PM.</summary>
public sealed class GuestConsentTests
{
    private static readonly LocalDate Day = new(2026, 11, 23);
    private static readonly LocalTime Seven = new(19, 0);

    [Theory]
    [InlineData(null, null, null, 0, 19, 4, true)]
    [InlineData(null, null, null, 0, 21, 4, true)]
    [InlineData(null, null, null, 1, 19, 4, false)]
    [InlineData(null, "20:00", null, 0, 20, 4, true)]
    [InlineData(null, "20:00", null, 0, 21, 4, false)]
    [InlineData("2026-11-24", null, null, 1, 19, 4, true)]
    [InlineData("2026-11-24", null, null, 1, 20, 4, false)]
    [InlineData("2026-11-24", "20:00", null, 1, 20, 4, true)]
    [InlineData("2026-11-24", "20:00", null, 0, 20, 4, false)]
    [InlineData(null, null, 2, 0, 19, 2, true)]
    [InlineData(null, null, 2, 0, 19, 3, false)]
    [InlineData(null, "20:00", 2, 0, 20, 4, false)]
    public async Task FindMissingEvidence_AnsweredQuestion_ConsentCoversOnlyTheOfferedTable(
        string? date, string? time, int? party, int days, int hour, int people, bool covered)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var call = new Call("call", "secret", CallTestHost.Details, clock);
        var arguments = $$"""{"date":{{Json(date)}},"time":{{Json(time)}},"party_size":{{(party is null ? "null" : $"{party}")}}}""";
        var offer = ReportedOutcomeParser.ParseOffer(arguments);
        var question = call.Questions.AskAsync(
            new("1", "Shall I?", offer.Date, offer.Time, offer.PartySize, TimeSpan.FromSeconds(45)), clock, CancellationToken.None);
        call.Questions.TryAnswer(id: null, "yes").ShouldBeTrue();
        await question;
        var day = Day.PlusDays(days);
        var at = new LocalTime(hour, 0);
        call.Turns.SetText("i1", Speaker.Agent, $"A table for {people} on {BookingFormatter.FormatDayAndTime(day, at)}?");
        call.Turns.SetText("u1", Speaker.Restaurant, $"Yes, booked for {people} people on {BookingFormatter.FormatDayAndTime(day, at)}.");

        var missing = OutcomeJudge.FindMissingEvidence(new(CallOutcome.Confirmed, null, day, at, people, null), call);

        (missing is null).ShouldBe(covered || (day == Day && at == Seven && people == 4), missing);
    }

    private static string Json(string? text) => text is null ? "null" : $"\"{text}\"";
}
