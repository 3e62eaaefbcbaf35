using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Schema;
using Concierge.Tests.Calls;
using Concierge.Tests.Twilio;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>What is known of a call after the process that made it is gone.</summary>
public abstract class CallRecorderTests(ITestDatabaseFactory databases)
{
    [SkippableFact]
    public async Task A_call_is_stored_before_it_is_dialled()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        host.Twilio.Create = _ => answer.Task;

        var starting = host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
        await Until.TrueAsync(() => host.Twilio.Creates == 1, "the request to Twilio");

        var row = await OnlyCallAsync(host);
        (row.Status, row.CallSid, row.FinishedAt).ShouldBe((CallStatus.Pending, null, null));
        (row.RestaurantName, row.PhoneNumber, row.PartySize, row.Date, row.Time).ShouldBe(
            ("Luigi's", "+14155550142", 4, new LocalDate(2026, 11, 23), new LocalTime(19, 0)));
        answer.SetResult(FakeTwilio.Call(System.Net.HttpStatusCode.Created, "queued"));
        await Until.DoneAsync(starting);
    }

    [SkippableFact]
    public async Task The_SID_and_states_of_a_call_are_stored_as_they_change()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var session = await host.StartCallAsync();
        await WaitForRowAsync(host, row => row.CallSid == FakeTwilio.CallSid && row.CarrierStatus == CarrierStatus.Queued, "the SID");

        session.OnCarrierStatus(CarrierStatus.Ringing);
        await WaitForRowAsync(host, row => row.CarrierStatus == CarrierStatus.Ringing, "the state ringing");
        session.OnCarrierStatus(CarrierStatus.InProgress);
        await host.OpenStreamAsync(session);

        await WaitForRowAsync(host, row => row is { Status: CallStatus.InProgress, AnsweredAt: not null }, "the answer");
    }

    [SkippableFact]
    public async Task A_confirmed_booking_is_stored_before_the_result_is_returned()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var session = await host.AgreedAsync(CallTestHost.Details with { SpecialRequests = TestRows.Wishes });
        IReadOnlyList<Booking>? seenWhenTold = null;
        var looking = session.Call.Completion.ContinueWith(
            async _ => seenWhenTold = await host.Book().ListAsync(all: true, CancellationToken.None), TaskScheduler.Default).Unwrap();

        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await host.WaitForResultAsync(session);
        await Until.DoneAsync(looking);
        var booking = seenWhenTold.ShouldNotBeNull().ShouldHaveSingleItem();
        (booking.Id, booking.ConfirmationNumber, booking.PartySize, booking.Date, booking.Time, booking.CustomerName, booking.SpecialRequests).ShouldBe(
            (result.BookingId, "BK472", 4, new LocalDate(2026, 11, 23), new LocalTime(19, 0), "John", TestRows.Wishes));
        var call = await OnlyCallAsync(host);
        (call.Outcome, call.BookingId, call.ConfirmationNumber, call.FinishedAt is null).ShouldBe((CallOutcome.Confirmed, booking.Id, "BK472", false));
    }

    [SkippableFact]
    public async Task A_call_without_agreement_is_stored_without_a_booking()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var session = await host.StartCallAsync();

        session.OnCarrierStatus(CarrierStatus.Busy);

        (await host.WaitForResultAsync(session)).BookingId.ShouldBeNull();
        var row = await OnlyCallAsync(host);
        (row.Outcome, row.ErrorCode, row.Status).ShouldBe((CallOutcome.Busy, "call.busy", CallStatus.Error));
        (await host.Book().ListAsync(all: true, CancellationToken.None)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_change_that_the_restaurant_agrees_to_changes_the_booking()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        await AddAsync(host, TestRows.Booking("abcdef", date: new LocalDate(2026, 11, 24), confirmationNumber: "OLD11"));

        var session = await host.AgreedAsync(CallTestHost.Details with { Purpose = CallPurpose.Change, Existing = Existing });
        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await host.WaitForResultAsync(session);
        var booking = (await host.Book().ListAsync(all: true, CancellationToken.None)).ShouldHaveSingleItem();
        result.BookingId.ShouldBe("abcdef");
        (booking.Date, booking.Revision, booking.CallId, booking.SpecialRequests).ShouldBe((new LocalDate(2026, 11, 23), 1, result.CallId, TestRows.Wishes));
    }

    [SkippableFact]
    public async Task A_cancellation_that_the_restaurant_confirms_cancels_the_booking_once()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        await AddAsync(host, TestRows.Booking("abcdef", date: new LocalDate(2026, 11, 24), confirmationNumber: "OLD11"));
        var session = await host.StartCallAsync(CallTestHost.Details with { Purpose = CallPurpose.Cancel, Existing = Existing });
        var records = (ICallRecorder)host.Services.GetService(typeof(ICallRecorder))!;
        var cancelled = new VoiceCallResult
        {
            CallId = session.Call.Id,
            Status = CallStatus.Completed,
            Outcome = CallOutcome.Cancelled,
            Message = "Cancelled.",
            Duration = TimeSpan.FromMinutes(1),
        };

        (await records.RecordFinishedAsync(session.Call, cancelled)).BookingId.ShouldBe("abcdef");
        session.End(CallEndReason.AgentHungUp);
        await Until.DoneAsync(session.Released);

        var booking = (await host.Book().FindAsync("abcdef", CancellationToken.None)).ShouldNotBeNull();
        (booking.Status, booking.Revision).ShouldBe((BookingStatus.Cancelled, 1));
        (await OnlyCallAsync(host)).Outcome.ShouldBe(CallOutcome.Cancelled);
    }

    private static ExistingBooking Existing { get; } = new(new LocalDate(2026, 11, 24), new LocalTime(19, 0), 4, "OLD11") { BookingId = "abcdef" };

    private static Task<CallRow> OnlyCallAsync(CallTestHost host) =>
        host.Database().UseAsync((context, token) => context.Calls.AsNoTracking().SingleAsync(token), CancellationToken.None);

    private static Task AddAsync(CallTestHost host, BookingRow booking) => host.Database().UseAsync(
        async (context, token) =>
        {
            context.Add(booking);
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private static Task WaitForRowAsync(CallTestHost host, Func<CallRow, bool> condition, string what) =>
        Until.TrueAsync(async () => condition(await OnlyCallAsync(host)), what);
}
