using System.Text;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schema;
using Concierge.Tests.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>A call that waits for an attempt survives the process that scheduled it, and is dialled once.</summary>
public abstract class ScheduledCallTests(ITestDatabaseFactory databases)
{
    private const string Dead = "00000000000000dd";

    [SkippableFact]
    public async Task Retry_of_a_killed_server_is_made_once_by_another()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        var call = await StartBusyCallAsync(killed);
        await using var server = CreateHost(location);
        await KillAsync(server);

        await RecoverAsync(server);

        server.Calls.TryGet(call.Id, out var resumed).ShouldBeTrue();
        resumed!.Details.ShouldBe(call.Details);
        (resumed.CreatedAt, resumed.ScheduledRetry).ShouldBe((call.CreatedAt, call.ScheduledRetry));
        server.Time.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1));
        server.Twilio.Creates.ShouldBe(0);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        await Until.TrueAsync(() => server.Twilio.Creates == 1, "the second attempt");

        // The killed process was only paused.
        killed.Time.Advance(TimeSpan.FromMinutes(4));
        await Until.DoneAsync(call.Completion);
        killed.Twilio.Creates.ShouldBe(1);

        var session = await FindSessionAsync(server, call.Id);
        session.OnCarrierStatus(CarrierStatus.NoAnswer);
        var result = await server.WaitForResultAsync(session);
        (result.Outcome, result.Attempts).ShouldBe((CallOutcome.NoAnswer, 2));
        var row = await SingleAsync(server, call.Id);
        (row.Outcome, row.Attempt, row.Interrupted, row.RetryAt, row.SealedSchedule).ShouldBe((CallOutcome.NoAnswer, 2, false, null, null));
    }

    [SkippableFact]
    public async Task Several_servers_that_find_a_killed_one_make_its_retry_once()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        var call = await StartBusyCallAsync(killed);
        await using var one = CreateHost(location);
        await using var other = CreateHost(location);
        await KillAsync(one);

        await Task.WhenAll(Task.Run(() => RecoverAsync(one)), Task.Run(() => RecoverAsync(other)));

        one.Time.Advance(TimeSpan.FromMinutes(3));
        other.Time.Advance(TimeSpan.FromMinutes(3));
        await Until.TrueAsync(() => one.Twilio.Creates + other.Twilio.Creates > 0, "the second attempt");
        new[] { one, other }.Count(host => host.Calls.TryGet(call.Id, out _)).ShouldBe(1);
        (one.Twilio.Creates + other.Twilio.Creates).ShouldBe(1);
    }

    [SkippableFact]
    public async Task Call_that_waits_for_the_restaurant_to_open_is_made_by_another_server()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        var id = await Until.DoneAsync(killed.Caller.StartAsync(Closed, CancellationToken.None));
        Encoding.UTF8.GetString((await SingleAsync(killed, id)).SealedSchedule.ShouldNotBeNull()).ShouldNotContain("John");
        await using var server = CreateHost(location);
        await KillAsync(server);

        await RecoverAsync(server);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        server.Twilio.Creates.ShouldBe(0, "the restaurant is closed");
        server.Time.Advance(TimeSpan.FromMinutes(2));

        await Until.TrueAsync(() => server.Twilio.Creates == 1, "the call");
        var session = await FindSessionAsync(server, id);
        session.Call.Details.ShouldBe(Closed);
        session.Call.Attempt.ShouldBe(1);
    }

    [SkippableFact]
    public async Task Call_that_cannot_be_stored_is_not_promised()
    {
        await using var host = CreateHost(DatabaseLocation.FromFile("/dev/null/concierge.db"));

        var refused = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(Closed, CancellationToken.None));

        refused.Error.Code.ShouldStartWith("storage.");
    }

    [SkippableFact]
    public async Task Server_that_stops_leaves_its_retry_to_another()
    {
        var location = await databases.CreateAsync();
        var stopped = CreateHost(location);
        var call = await StartBusyCallAsync(stopped);
        await stopped.DisposeAsync();
        (await call.Completion).Error!.Code.ShouldBe("call.handed_over");
        await using var server = CreateHost(location);

        await RecoverAsync(server);
        server.Time.Advance(TimeSpan.FromMinutes(3));

        await Until.TrueAsync(() => server.Twilio.Creates == 1, "the second attempt");
    }

    [SkippableFact]
    public async Task Program_for_one_request_leaves_nothing_to_others()
    {
        var location = await databases.CreateAsync();
        var stopped = StoredCallFixture.CreateHost(location, WithRetries);
        var call = await StartBusyCallAsync(stopped);
        await stopped.DisposeAsync();

        (await call.Completion).Outcome.ShouldBe(CallOutcome.Busy);
        await using var server = CreateHost(location);
        await RecoverAsync(server);
        server.Calls.TryGet(call.Id, out _).ShouldBeFalse();
        (await SingleAsync(server, call.Id)).FinishedAt.ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Program_for_one_request_leaves_the_retry_of_a_killed_server_alone()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        var call = await StartBusyCallAsync(killed);
        await using var program = StoredCallFixture.CreateHost(location, WithRetries);
        await KillAsync(program);

        await RecoverAsync(program);

        program.Calls.TryGet(call.Id, out _).ShouldBeFalse();
        (await SingleAsync(program, call.Id)).FinishedAt.ShouldBeNull();
    }

    [SkippableFact]
    public async Task Retry_that_is_half_an_hour_late_is_not_made()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        var call = await StartBusyCallAsync(killed);
        await using var server = CreateHost(location);
        await KillAsync(server);

        server.Time.Advance(TimeSpan.FromMinutes(34));
        await RecoverAsync(server);

        server.Calls.TryGet(call.Id, out _).ShouldBeFalse();
        var row = await SingleAsync(server, call.Id);
        (row.Outcome, row.ErrorCode, row.Interrupted, row.SealedSchedule).ShouldBe((CallOutcome.Busy, "call.interrupted", true, null));
        server.Twilio.Creates.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Resumed_call_can_be_cancelled()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        var call = await StartBusyCallAsync(killed);
        await using var server = CreateHost(location);
        await KillAsync(server);
        await RecoverAsync(server);

        await Until.DoneAsync(server.Caller.HangUpAsync(call.Id, CancellationToken.None));

        var result = await server.Caller.WaitForCompletionAsync(call.Id, CancellationToken.None);
        (result.Outcome, result.Attempts, result.Error?.Code).ShouldBe((CallOutcome.Busy, 1, "call.busy"));
        (await SingleAsync(server, call.Id)).FinishedAt.ShouldNotBeNull();
        server.Time.Advance(TimeSpan.FromMinutes(4));
        server.Twilio.Creates.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Retry_at_another_server_counts_for_the_user_who_asked()
    {
        var location = await databases.CreateAsync();
        await using var killed = CreateHost(location);
        CurrentUser.SetName("ann");
        var call = await StartBusyCallAsync(killed);
        CurrentUser.SetName(null);
        await using var server = CreateHost(location);
        await KillAsync(server);
        await RecoverAsync(server);
        server.Time.Advance(TimeSpan.FromMinutes(3));
        await Until.TrueAsync(() => server.Twilio.Creates == 1, "the second attempt");

        var prints = await server.Database().UseAsync((context, token) => context.CallTimes.Select(row => row.UserPrint).ToListAsync(token), CancellationToken.None);

        prints.ShouldBe([call.User!, call.User!]);
    }

    private static ReservationDetails Closed { get; } = CallTestHost.Details with
    {
        TimeZone = "Europe/London",
        OpeningHours = "Mo-Su 12:03-23:00",
        CallWhenOpen = true,
        EarliestTime = new LocalTime(18, 30),
        OtherDates = [new LocalDate(2026, 11, 24)],
        SpecialRequests = TestRows.Wishes,
    };

    private static CallTestHost CreateHost(DatabaseLocation location) => StoredCallFixture.CreateHost(location, WithRetries, resumes: true);

    private static ConciergeSettings WithRetries(ConciergeSettings settings) => settings with { Calls = settings.Calls with { Retries = 1 } };

    // A call that waits for its second attempt, which is stored.
    private static async Task<Call> StartBusyCallAsync(CallTestHost host)
    {
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Retry);
        await Until.TrueAsync(async () => (await SingleAsync(host, session.Call.Id)).RetryAt is not null, "the stored retry");
        await Until.DoneAsync(session.Released);
        return session.Call;
    }

    // What remains of it when its process is gone: rows whose owner nobody knows.
    private static Task<int> KillAsync(CallTestHost other) => other.Database().UseAsync(
        (context, token) => context.Calls.Where(row => row.FinishedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, Dead), token),
        CancellationToken.None);

    private static Task RecoverAsync(CallTestHost host) => Until.DoneAsync(host.Services.GetRequiredService<CallRecovery>().RunAsync(CancellationToken.None));

    private static async Task<CallSession> FindSessionAsync(CallTestHost host, string callId)
    {
        await Until.TrueAsync(() => host.Calls.TryGetSession(callId, out var started) && started.Call.CallSid is not null, "Twilio's answer");
        return host.Session(callId);
    }

    private static Task<CallRow> SingleAsync(CallTestHost host, string id) =>
        host.Database().UseAsync((context, token) => context.Calls.AsNoTracking().SingleAsync(row => row.Id == id, token), CancellationToken.None);
}
