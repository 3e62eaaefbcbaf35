using System.Net;
using Concierge.Contracts;
using Concierge.Server.Mapping;
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
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        await AddAsync(host, Call("one", sid: FakeTwilio.CallSid));
        host.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, status);

        await LookAsync(host);

        var row = await SingleAsync(host, "one");
        (row.Outcome, row.ErrorCode, row.Interrupted, row.Status).ShouldBe((outcome, "call.interrupted", true, CallStatus.Error));
        row.FinishedAt.ShouldNotBeNull();
        host.Twilio.Ends.ShouldBe(ends);
    }

    [SkippableFact]
    public async Task Recovery_finds_a_call_without_SID_and_hangs_up()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        await AddAsync(host, Call("known", sid: "CA00000000000000000000000000000007", finished: true), Call("lost", sid: null));
        host.Twilio.Other = () => FakeTwilio.Json(HttpStatusCode.OK, $$"""
            {"sid":"{{FakeTwilio.CallSid}}","status":"completed","calls":[
              {"sid":"CA00000000000000000000000000000007","status":"completed","date_created":"Sun, 22 Nov 2026 11:59:59 +0000"},
              {"sid":"{{FakeTwilio.CallSid}}","status":"ringing","date_created":"Sun, 22 Nov 2026 11:59:58 +0000"},
              {"sid":"CA00000000000000000000000000000008","status":"completed","date_created":"Sat, 21 Nov 2026 12:00:00 +0000"}]}
            """);

        await LookAsync(host);

        var row = await SingleAsync(host, "lost");
        (row.CallSid, row.CarrierStatus, row.Outcome).ShouldBe((FakeTwilio.CallSid, CarrierStatus.Ringing, CallOutcome.Failed));
        host.Twilio.Requests.Single(request => request.IsEnd).Path.ShouldContain(FakeTwilio.CallSid);
    }

    [SkippableFact]
    public async Task Recovery_closes_a_call_that_Twilio_never_received_as_not_placed()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        await AddAsync(host, Call("lost", sid: null));
        host.Twilio.Other = () => FakeTwilio.Json(HttpStatusCode.OK, """{"calls":[]}""");

        await LookAsync(host);

        (await SingleAsync(host, "lost")).Outcome.ShouldBe(CallOutcome.Failed);
        host.Twilio.Ends.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Recovery_does_not_retry_a_call_that_waited_for_a_retry()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var waiting = Call("one", sid: FakeTwilio.CallSid);
        (waiting.RetryAt, waiting.Outcome) = (Now.AddMinutes(3), CallOutcome.Busy);
        await AddAsync(host, waiting);

        await LookAsync(host);

        var row = await SingleAsync(host, "one");
        (row.Outcome, row.ErrorCode, row.RetryAt).ShouldBe((CallOutcome.Busy, "call.interrupted", null));
        host.Twilio.Requests.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Recovery_keeps_a_call_open_while_Twilio_is_unavailable_up_to_a_limit()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var old = Call("old", sid: FakeTwilio.CallSid);
        old.DialledAt = Now.AddHours(-3);
        await AddAsync(host, old, Call("new", sid: FakeTwilio.CallSid));
        host.Twilio.Other = () => FakeTwilio.Error(401, 20003);

        await LookAsync(host);

        (await SingleAsync(host, "old")).FinishedAt.ShouldNotBeNull();
        (await SingleAsync(host, "new")).FinishedAt.ShouldBeNull();
        host.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "no-answer");

        await LookAsync(host);

        (await SingleAsync(host, "new")).Outcome.ShouldBe(CallOutcome.NoAnswer);
    }

    [SkippableFact]
    public async Task Recovery_ignores_the_calls_of_a_live_process()
    {
        var location = await databases.CreateAsync();
        await using var living = StoredCallFixture.CreateHost(location);
        var session = await living.StartCallAsync();
        await using var host = StoredCallFixture.CreateHost(location);

        await LookAsync(host);
        host.Time.Advance(DeadServerDetector.Lease * 2);

        // Of this very machine: what counts is that the process is there, however slow its beat.
        await LookAsync(host);

        (await SingleAsync(host, session.Call.Id)).FinishedAt.ShouldBeNull();
        host.Twilio.Requests.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_server_of_another_machine_is_dead_when_its_heartbeat_stops()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        host.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "busy");
        await AddAsync(host, Call("one", sid: FakeTwilio.CallSid));
        await AddServerAsync(host, "elsewhere", processId: 1);

        await LookAsync(host);
        host.Time.Advance(DeadServerDetector.Lease - TimeSpan.FromSeconds(1));
        await LookAsync(host);
        await host.Database().UseAsync((context, token) => context.Servers.Where(row => row.Id == Dead).ExecuteUpdateAsync(set => set.SetProperty(row => row.Beat, 1), token), CancellationToken.None);
        await LookAsync(host);
        host.Time.Advance(DeadServerDetector.Lease - TimeSpan.FromSeconds(1));
        await LookAsync(host);
        (await SingleAsync(host, "one")).FinishedAt.ShouldBeNull("its beat was seen to go on");

        host.Time.Advance(TimeSpan.FromSeconds(2));
        await LookAsync(host);

        (await SingleAsync(host, "one")).Outcome.ShouldBe(CallOutcome.Busy);
        (await host.Database().UseAsync((context, token) => context.Servers.AnyAsync(row => row.Id == Dead, token), CancellationToken.None)).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Only_one_of_several_servers_settles_a_call_of_a_dead_process()
    {
        var location = await databases.CreateAsync();
        await using var one = StoredCallFixture.CreateHost(location);
        await using var other = StoredCallFixture.CreateHost(location);
        one.Twilio.Other = other.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "completed");
        await AddAsync(one, [.. Enumerable.Range(0, 8).Select(number => Call($"call{number}", sid: $"CA0000000000000000000000000000001{number}"))]);

        await Task.WhenAll(Task.Run(() => LookAsync(one)), Task.Run(() => LookAsync(other)));

        var calls = await one.Database().UseAsync((context, token) => context.Calls.ToListAsync(token), CancellationToken.None);
        calls.ShouldAllBe(call => call.FinishedAt != null);
        (one.Twilio.Requests.Count + other.Twilio.Requests.Count).ShouldBe(calls.Count);
    }

    [SkippableFact]
    public async Task An_interrupted_call_is_reported_once()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        await AddAsync(host, Call("one", sid: FakeTwilio.CallSid));
        await LookAsync(host);
        var book = host.Services.GetRequiredService<CallReader>();

        (await book.TakeUnreportedAsync(CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe("one");

        (await book.TakeUnreportedAsync(CancellationToken.None)).ShouldBeEmpty();
        (await book.ListAsync(interruptedOnly: true, limit: 10, offset: 0, outcome: null, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task What_the_restaurant_had_agreed_to_survives_a_kill_and_is_told_as_unclear()
    {
        var location = await databases.CreateAsync();
        await using var killed = StoredCallFixture.CreateHost(location);
        var session = await killed.AgreedAsync();
        await Until.TrueAsync(() => SingleAsync(killed, session.Call.Id).Result.SealedClaim is not null, "the claim");
        await using var host = StoredCallFixture.CreateHost(location);
        await host.Database().UseAsync(
            (context, token) => context.Calls.ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, Dead), token), CancellationToken.None);
        host.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "completed");

        await LookAsync(host);

        var row = await SingleAsync(host, session.Call.Id);
        (row.Outcome, row.ErrorCode, row.ConfirmationNumber, row.BookingId).ShouldBe((CallOutcome.Unclear, "call.interrupted", null, null));
        System.Text.Encoding.UTF8.GetString(row.SealedClaim!).ShouldNotContain("BK472");
        var reader = host.Services.GetRequiredService<CallReader>();
        var told = InterruptedCallViewMapper.Map(row, reader.GetClaim(row));
        told.Outcome.ShouldBe(CallOutcome.Unclear);
        told.Message.ShouldContain("The restaurant had agreed, number BK472; check with them");
        CallRecordViewMapper.Map(row, reader.GetClaim(row)).Message.ShouldBe(told.Message);
        (await host.Book().ListAsync(all: true, CancellationToken.None)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_the_restaurant_had_agreed_to_is_forgotten_when_the_result_is_stored()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var session = await host.AgreedAsync();
        await Until.TrueAsync(() => SingleAsync(host, session.Call.Id).Result.SealedClaim is not null, "the claim");

        session.OnCarrierStatus(CarrierStatus.Completed);
        await host.WaitForResultAsync(session);

        (await SingleAsync(host, session.Call.Id)).SealedClaim.ShouldBeNull();
    }

    [SkippableTheory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    public async Task A_call_with_an_agreement_is_unclear_whatever_the_carrier_says(string status)
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var call = Call("one", sid: FakeTwilio.CallSid);
        call.SealedClaim = TestRows.Seal.Encrypt(new StoredClaim(CallOutcome.Cancelled, ConfirmationNumber: null, Date: null, Time: null, PartySize: null).Write());
        await AddAsync(host, call);
        host.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, status);

        await LookAsync(host);

        (await SingleAsync(host, "one")).Outcome.ShouldBe(CallOutcome.Unclear);
    }

    [SkippableFact]
    public async Task The_price_is_queried_until_Twilio_has_it()
    {
        await using var host = StoredCallFixture.CreateHost(await databases.CreateAsync());
        var call = Call("one", sid: FakeTwilio.CallSid, finished: true);
        call.AnsweredAt = Now;
        await AddAsync(host, call);
        var prices = host.Services.GetRequiredService<CallPriceUpdater>();
        host.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "completed");

        await prices.UpdateAsync(CancellationToken.None);
        host.Twilio.Requests.ShouldBeEmpty("nobody knows it so soon");
        host.Time.Advance(TimeSpan.FromSeconds(15));
        await prices.UpdateAsync(CancellationToken.None);
        (await SingleAsync(host, "one")).Price.ShouldBeNull();
        host.Twilio.Other = () => FakeTwilio.Json(HttpStatusCode.OK, $$"""{"sid":"{{FakeTwilio.CallSid}}","status":"completed","price":"-0.02800","price_unit":"USD"}""");
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await prices.UpdateAsync(CancellationToken.None);
        await prices.UpdateAsync(CancellationToken.None);

        var row = await SingleAsync(host, "one");
        (row.Price, row.PriceUnit).ShouldBe((0.028m, "USD"));
        host.Twilio.Requests.Count.ShouldBe(2);
    }

    private static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static Task LookAsync(CallTestHost host) => Until.DoneAsync(host.Services.GetRequiredService<CallRecovery>().RunAsync(CancellationToken.None));

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

    private static Task AddAsync(CallTestHost host, params CallRow[] calls) => host.Database().UseAsync(
        async (context, token) =>
        {
            context.AddRange(calls);
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private static Task AddServerAsync(CallTestHost host, string machine, int processId) => host.Database().UseAsync(
        async (context, token) =>
        {
            context.Add(new ServerRow { Id = Dead, Machine = machine, ProcessId = processId, ProcessStartedAt = Now, SeenAt = Now });
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private static Task<CallRow> SingleAsync(CallTestHost host, string id) =>
        host.Database().UseAsync((context, token) => context.Calls.AsNoTracking().SingleAsync(row => row.Id == id, token), CancellationToken.None);
}
