using System.Net;
using Concierge.Contracts;
using Concierge.Storage.Calls;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schema;
using Concierge.Tests.Calls;
using Concierge.Tests.Twilio;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>What becomes of the calls of a process that died.</summary>
public abstract class CallRecoveryTests(ITestDatabaseFactory databases)
{
    private const string Dead = "00000000000000dd";

    [SkippableTheory]
    [InlineData("in-progress", CallOutcome.Unclear, 1)]
    [InlineData("ringing", CallOutcome.Failed, 1)]
    [InlineData("completed", CallOutcome.Unclear, 0)]
    [InlineData("busy", CallOutcome.Busy, 0)]
    [InlineData("no-answer", CallOutcome.NoAnswer, 0)]
    [InlineData("failed", CallOutcome.Failed, 0)]
    public async Task Recovery_asks_Twilio_and_hangs_up_a_live_call(string status, CallOutcome outcome, int ends)
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        await AddAsync(bench, Call("one", sid: FakeTwilio.CallSid));
        bench.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, status);

        await LookAsync(bench);

        var row = await SingleAsync(bench, "one");
        (row.Outcome, row.ErrorCode, row.Interrupted, row.Status).ShouldBe((outcome, "call.interrupted", true, CallStatus.Error));
        row.FinishedAt.ShouldNotBeNull();
        bench.Twilio.Ends.ShouldBe(ends);
    }

    [SkippableFact]
    public async Task Recovery_finds_a_call_without_SID_and_hangs_up()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        await AddAsync(bench, Call("known", sid: "CA00000000000000000000000000000007", finished: true), Call("lost", sid: null));
        bench.Twilio.Other = () => FakeTwilio.Json(HttpStatusCode.OK, $$"""
            {"sid":"{{FakeTwilio.CallSid}}","status":"completed","calls":[
              {"sid":"CA00000000000000000000000000000007","status":"completed","date_created":"Sun, 22 Nov 2026 11:59:59 +0000"},
              {"sid":"{{FakeTwilio.CallSid}}","status":"ringing","date_created":"Sun, 22 Nov 2026 11:59:58 +0000"},
              {"sid":"CA00000000000000000000000000000008","status":"completed","date_created":"Sat, 21 Nov 2026 12:00:00 +0000"}]}
            """);

        await LookAsync(bench);

        var row = await SingleAsync(bench, "lost");
        (row.CallSid, row.CarrierStatus, row.Outcome).ShouldBe((FakeTwilio.CallSid, CarrierStatus.Ringing, CallOutcome.Failed));
        bench.Twilio.Requests.Single(request => request.IsEnd).Path.ShouldContain(FakeTwilio.CallSid);
    }

    [SkippableFact]
    public async Task Recovery_closes_a_call_that_Twilio_never_received_as_not_placed()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        await AddAsync(bench, Call("lost", sid: null));
        bench.Twilio.Other = () => FakeTwilio.Json(HttpStatusCode.OK, """{"calls":[]}""");

        await LookAsync(bench);

        (await SingleAsync(bench, "lost")).Outcome.ShouldBe(CallOutcome.Failed);
        bench.Twilio.Ends.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Recovery_does_not_retry_a_call_that_waited_for_a_retry()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        var waiting = Call("one", sid: FakeTwilio.CallSid);
        (waiting.RetryAt, waiting.Outcome) = (Now.AddMinutes(3), CallOutcome.Busy);
        await AddAsync(bench, waiting);

        await LookAsync(bench);

        var row = await SingleAsync(bench, "one");
        (row.Outcome, row.ErrorCode, row.RetryAt).ShouldBe((CallOutcome.Busy, "call.interrupted", null));
        bench.Twilio.Requests.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Recovery_keeps_a_call_open_while_Twilio_is_unavailable_up_to_a_limit()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        var old = Call("old", sid: FakeTwilio.CallSid);
        old.DialledAt = Now.AddHours(-3);
        await AddAsync(bench, old, Call("new", sid: FakeTwilio.CallSid));
        bench.Twilio.Other = () => FakeTwilio.Error(401, 20003);

        await LookAsync(bench);

        (await SingleAsync(bench, "old")).FinishedAt.ShouldNotBeNull();
        (await SingleAsync(bench, "new")).FinishedAt.ShouldBeNull();
        bench.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "no-answer");

        await LookAsync(bench);

        (await SingleAsync(bench, "new")).Outcome.ShouldBe(CallOutcome.NoAnswer);
    }

    [SkippableFact]
    public async Task Recovery_ignores_the_calls_of_a_live_process()
    {
        var location = await databases.CreateAsync();
        await using var living = StoredCallFixture.Bench(location);
        var session = await living.StartCallAsync();
        await using var bench = StoredCallFixture.Bench(location);

        await LookAsync(bench);
        bench.Time.Advance(DeadServerDetector.Lease * 2);

        // Of this very machine: what counts is that the process is there, however slow its beat.
        await LookAsync(bench);

        (await SingleAsync(bench, session.Call.Id)).FinishedAt.ShouldBeNull();
        bench.Twilio.Requests.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_server_of_another_machine_is_dead_when_its_heartbeat_stops()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        bench.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "busy");
        await AddAsync(bench, Call("one", sid: FakeTwilio.CallSid));
        await AddServerAsync(bench, "elsewhere", processId: 1);

        await LookAsync(bench);
        bench.Time.Advance(DeadServerDetector.Lease - TimeSpan.FromSeconds(1));
        await LookAsync(bench);
        await bench.Database().UseAsync((context, token) => context.Servers.Where(row => row.Id == Dead).ExecuteUpdateAsync(set => set.SetProperty(row => row.Beat, 1), token), CancellationToken.None);
        await LookAsync(bench);
        bench.Time.Advance(DeadServerDetector.Lease - TimeSpan.FromSeconds(1));
        await LookAsync(bench);
        (await SingleAsync(bench, "one")).FinishedAt.ShouldBeNull("its beat was seen to go on");

        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await LookAsync(bench);

        (await SingleAsync(bench, "one")).Outcome.ShouldBe(CallOutcome.Busy);
        (await bench.Database().UseAsync((context, token) => context.Servers.AnyAsync(row => row.Id == Dead, token), CancellationToken.None)).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Only_one_of_several_servers_settles_a_call_of_a_dead_process()
    {
        var location = await databases.CreateAsync();
        await using var one = StoredCallFixture.Bench(location);
        await using var other = StoredCallFixture.Bench(location);
        await AddAsync(one, [.. Enumerable.Range(0, 8).Select(number => Call($"call{number}", sid: $"CA0000000000000000000000000000001{number}"))]);

        await Task.WhenAll(Task.Run(() => LookAsync(one)), Task.Run(() => LookAsync(other)));

        var calls = await one.Database().UseAsync((context, token) => context.Calls.ToListAsync(token), CancellationToken.None);
        calls.ShouldAllBe(call => call.FinishedAt != null);
        (one.Twilio.Requests.Count + other.Twilio.Requests.Count).ShouldBe(calls.Count);
    }

    [SkippableFact]
    public async Task An_interrupted_call_is_reported_once()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        await AddAsync(bench, Call("one", sid: FakeTwilio.CallSid));
        await LookAsync(bench);
        var book = bench.Services.GetRequiredService<CallReader>();

        (await book.TakeUnreportedAsync(CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe("one");

        (await book.TakeUnreportedAsync(CancellationToken.None)).ShouldBeEmpty();
        (await book.ListAsync(interruptedOnly: true, limit: 10, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task The_price_is_queried_until_Twilio_has_it()
    {
        await using var bench = StoredCallFixture.Bench(await databases.CreateAsync());
        var call = Call("one", sid: FakeTwilio.CallSid, finished: true);
        call.AnsweredAt = Now;
        await AddAsync(bench, call);
        var prices = bench.Services.GetRequiredService<CallPriceUpdater>();
        bench.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "completed");

        await prices.UpdateAsync(CancellationToken.None);
        bench.Twilio.Requests.ShouldBeEmpty("nobody knows it so soon");
        bench.Time.Advance(TimeSpan.FromSeconds(15));
        await prices.UpdateAsync(CancellationToken.None);
        (await SingleAsync(bench, "one")).Price.ShouldBeNull();
        bench.Twilio.Other = () => FakeTwilio.Json(HttpStatusCode.OK, $$"""{"sid":"{{FakeTwilio.CallSid}}","status":"completed","price":"-0.02800","price_unit":"USD"}""");
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await prices.UpdateAsync(CancellationToken.None);
        await prices.UpdateAsync(CancellationToken.None);

        var row = await SingleAsync(bench, "one");
        (row.Price, row.PriceUnit).ShouldBe((0.028m, "USD"));
        bench.Twilio.Requests.Count.ShouldBe(2);
    }

    private static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static Task LookAsync(CallTestHost bench) => Until.DoneAsync(bench.Services.GetRequiredService<CallRecovery>().RunAsync(CancellationToken.None));

    private static CallRow Call(string id, string? sid, bool finished = false) => new()
    {
        Id = id,
        OwnerId = Dead,
        Purpose = CallPurpose.Book,
        RestaurantName = "Luigi's",
        PhoneNumber = TestSettings.RestaurantPhone,
        Date = new LocalDate(2026, 11, 23),
        Time = new LocalTime(19, 0),
        PartySize = 4,
        Attempt = 1,
        CreatedAt = Now,
        DialledAt = Now,
        CallSid = sid,
        FinishedAt = finished ? Now : null,
        Outcome = finished ? CallOutcome.Confirmed : null,
    };

    private static Task AddAsync(CallTestHost bench, params CallRow[] calls) => bench.Database().UseAsync(
        async (context, token) =>
        {
            context.AddRange(calls);
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private static Task AddServerAsync(CallTestHost bench, string machine, int processId) => bench.Database().UseAsync(
        async (context, token) =>
        {
            context.Add(new ServerRow { Id = Dead, Machine = machine, ProcessId = processId, ProcessStartedAt = Now, SeenAt = Now });
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private static Task<CallRow> SingleAsync(CallTestHost bench, string id) =>
        bench.Database().UseAsync((context, token) => context.Calls.AsNoTracking().SingleAsync(row => row.Id == id, token), CancellationToken.None);
}
