using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schema;
using Concierge.Tests.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Storage;

/// <summary>A database that accepts connections and never answers: nobody is called, and nobody is kept on the line for it.</summary>
public abstract class SilentDatabaseTests
{
    private protected abstract IStalledDatabaseFactory Databases { get; }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_dialling_the_call_is_refused_within_two_seconds(bool opened)
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        await MigrateAsync(database);
        if (opened)
        {
            await host.Database().OpenAsync(CancellationToken.None);
        }

        await database.StallAsync();
        var started = host.Time.GetTimestamp();
        var starting = host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
        await host.AdvanceUntilAsync(() => starting.IsCompleted, "the refusal");

        (await Should.ThrowAsync<ConciergeException>(starting)).Error.Code.ShouldBe("storage.unavailable");
        host.Time.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2.1));
        host.Twilio.Creates.ShouldBe(0);
        await database.ResumeAsync();
    }

    [SkippableFact]
    public async Task Before_dialling_again_the_call_is_refused_as_well()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        var first = await host.StartCallAsync();
        first.OnCarrierStatus(CarrierStatus.Busy);
        await host.WaitForResultAsync(first);

        await database.StallAsync();
        var starting = host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
        await host.AdvanceUntilAsync(() => starting.IsCompleted, "the refusal");

        (await Should.ThrowAsync<ConciergeException>(starting)).Error.Code.ShouldBe("storage.unavailable");
        host.Twilio.Creates.ShouldBe(1);
        await database.ResumeAsync();
    }

    [SkippableTheory]
    [InlineData("guest")]
    [InlineData("agent")]
    [InlineData("machine")]
    [InlineData("time limit")]
    [InlineData("lost stream")]
    [InlineData("server")]
    public async Task Hanging_up_does_not_wait_for_the_database(string who)
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        var session = await host.StartAnsweredCallAsync();
        await database.StallAsync();

        var stopping = who == "server" ? host.Calls.DisposeAsync().AsTask() : Task.CompletedTask;
        if (who != "server")
        {
            session.End(who switch
            {
                "guest" => CallEndReason.UserHungUp,
                "agent" => CallEndReason.AgentHungUp,
                "machine" => CallEndReason.AnsweredByMachine,
                "time limit" => CallEndReason.TimedOut,
                _ => CallEndReason.StreamLost,
            });
        }

        // The server says goodbye with the same request.
        await Until.TrueAsync(
            () => host.Twilio.Ends == 1 || host.Twilio.Requests.Any(request => request.Field("Twiml")?.Contains("<Hangup", StringComparison.Ordinal) == true),
            "the hang-up");
        await Until.TrueAsync(() => session.EndedToken.IsCancellationRequested, "the stream must be closed");
        await Until.DoneAsync(session.Released);
        session.Call.Completion.IsCompleted.ShouldBeFalse("the clock stands still, and nothing is stored");

        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the result");
        await Until.DoneAsync(stopping);
        await database.ResumeAsync();
    }

    [SkippableFact]
    public async Task The_guest_who_hangs_up_does_not_wait_for_the_database()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        var session = await host.StartCallAsync();
        await database.StallAsync();

        var hangingUp = host.Caller.HangUpAsync(session.Call.Id, CancellationToken.None);
        await Until.TrueAsync(() => host.Twilio.Ends == 1, "the hang-up");
        session.Call.Completion.IsCompleted.ShouldBeFalse("the clock stands still, and nothing is stored");

        // The guest is answered with the result, which waits no longer than the database's deadline.
        var started = host.Time.GetTimestamp();
        await host.AdvanceUntilAsync(() => hangingUp.IsCompleted, "the answer");
        await hangingUp;
        session.Call.Completion.IsCompleted.ShouldBeTrue();
        host.Time.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2.1));
        await database.ResumeAsync();
    }

    [SkippableFact]
    public async Task The_result_is_told_with_a_warning_and_stored_as_soon_as_the_database_answers()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        var session = await host.AgreedAsync();
        await database.StallAsync();

        session.End(CallEndReason.AgentHungUp);
        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the result");

        var result = await session.Call.Completion;
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        var warning = (await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Outcome))
            .Single(happened => happened.Kind == CallEventKind.Warning).Warning!;
        warning.Code.ShouldBe("storage.unavailable");
        warning.Message.ShouldContain("not stored yet");

        await database.ResumeAsync();
        await StoredAsync(host, session);
        (await host.Book().FindAsync("BK472", CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe(result.BookingId);
    }

    [SkippableFact]
    public async Task A_call_without_a_booking_is_told_without_the_id_of_one()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        var session = await host.StartCallAsync();
        await database.StallAsync();

        session.OnCarrierStatus(CarrierStatus.Busy);
        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the result");

        (await session.Call.Completion).BookingId.ShouldBeNull();
        await database.ResumeAsync();
        await StoredAsync(host, session);
    }

    [SkippableFact]
    public async Task A_scheduled_attempt_waits_for_the_database()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(
            database.Location, settings => settings with { Calls = settings.Calls with { Retries = 1 } });
        var first = await host.StartCallAsync();
        first.OnCarrierStatus(CarrierStatus.Busy);
        await CallTestHost.EventsAsync(first, happened => happened.Kind == CallEventKind.Retry);
        await database.StallAsync();

        host.Time.Advance(TimeSpan.FromMinutes(3));
        await host.AdvanceUntilAsync(() => host.Logs.Lines.Any(line => line.Contains("storage.unavailable", StringComparison.Ordinal)), "the refusal");
        host.Twilio.Creates.ShouldBe(1);
        first.Call.Completion.IsCompleted.ShouldBeFalse();

        await database.ResumeAsync();

        // The clock stands still during each try: the database answers within the deadline, however slow the machine is.
        for (var repetition = 0; repetition < 5 && host.Twilio.Creates == 1; repetition++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(10));
            for (var wait = 0; wait < 200 && host.Twilio.Creates == 1; wait++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }

        host.Twilio.Creates.ShouldBe(2);
    }

    [SkippableFact]
    public async Task A_scheduled_attempt_is_cancelled_when_the_database_does_not_answer_for_half_an_hour()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(
            database.Location, settings => settings with { Calls = settings.Calls with { Retries = 1 } });
        var first = await host.StartCallAsync();
        first.OnCarrierStatus(CarrierStatus.Busy);
        await CallTestHost.EventsAsync(first, happened => happened.Kind == CallEventKind.Retry);
        await database.StallAsync();

        host.Time.Advance(TimeSpan.FromMinutes(34));
        await host.AdvanceUntilAsync(() => first.Call.Completion.IsCompleted, "the result", TimeSpan.FromMilliseconds(200));
        await database.ResumeAsync();

        (await first.Call.Completion).Outcome.ShouldBe(CallOutcome.Busy);
        host.Twilio.Creates.ShouldBe(1);
    }

    [SkippableFact]
    public async Task What_the_restaurant_agrees_to_is_accepted_at_once_and_stored_when_the_database_answers()
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        var session = await host.AgreedAsync(beforeReport: database.StallAsync);
        session.Call.Ending.ShouldBeNull("the clock stands still, and the conversation continues");

        await database.ResumeAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await RowAsync(host, session)).SealedClaim is null)
        {
            host.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(5, timeout.Token);
        }
    }

    [SkippableTheory]
    [InlineData("bookings")]
    [InlineData("calls of a dead process")]
    public async Task Reading_waits_ten_seconds_at_most(string what)
    {
        await using var database = await Databases.CreateAsync();
        await using var host = StoredCallFixture.CreateHost(database.Location);
        await host.Database().OpenAsync(CancellationToken.None);
        await host.Book().ListAsync(all: true, CancellationToken.None);
        await database.StallAsync();

        // SQLite reads while another program writes. Recovery tries again later.
        var started = host.Time.GetTimestamp();
        Task reading = what == "bookings"
            ? host.Book().ListAsync(all: true, CancellationToken.None)
            : host.Services.GetRequiredService<CallRecovery>().RunAsync(CancellationToken.None);
        await host.AdvanceUntilAsync(() => reading.IsCompleted, "the end");
        await database.ResumeAsync();

        host.Time.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(11));
        if (reading.IsFaulted)
        {
            (await Should.ThrowAsync<ConciergeException>(reading)).Error.Code.ShouldBe("storage.unavailable");
        }
    }

    private static async Task MigrateAsync(StalledDatabase database)
    {
        await using var first = new Concierge.Storage.Engines.Database(
            database.Location, Microsoft.Extensions.Logging.Abstractions.NullLogger<Concierge.Storage.Engines.Database>.Instance);
        await first.OpenAsync(CancellationToken.None);
    }

    private static async Task StoredAsync(CallTestHost host, CallSession session)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await RowAsync(host, session)).FinishedAt is null)
        {
            host.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(5, timeout.Token);
        }
    }

    private static Task<CallRow> RowAsync(CallTestHost host, CallSession session) => host.Database().UseAsync(
        (context, token) => context.Calls.AsNoTracking().SingleAsync(row => row.Id == session.Call.Id, token), CancellationToken.None, Timeout.InfiniteTimeSpan);
}
