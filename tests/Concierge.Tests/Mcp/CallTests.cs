using System.Collections.Concurrent;
using Concierge.Tests.Server;
using ModelContextProtocol;

namespace Concierge.Tests.Mcp;

/// <summary>A call, as an assistant follows it.</summary>
[Trait("Category", "Server")]
public sealed class CallTests
{
    [Theory]
    [InlineData(McpTransport.Http)]
    [InlineData(McpTransport.HttpSession)]
    [InlineData(McpTransport.Stdio)]
    public async Task WholeCall_Booked_HasTheEvidenceForEachField(McpTransport transport)
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, transport, ScriptedGuest.Agreeing);

        var (callId, _) = await ScriptedCall.PlayAsync(host, place: () => PlaceAsync(client));
        var followed = await client.CallAsync("wait_for_call", new { call_id = callId });

        (followed.GetProperty("state").GetString(), followed.GetProperty("is_ended").GetBoolean()).ShouldBe(("ended", true));
        var result = followed.GetProperty("result");
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("confirmation_number").GetProperty("text").GetString().ShouldBe("BK472");
        var evidence = result.GetProperty("evidence").EnumerateArray().ToDictionary(proof => proof.GetProperty("field").GetString()!, StringComparer.Ordinal);
        foreach (var (field, value) in (ReadOnlySpan<(string, string?)>)[("agreement", null), ("party_size", "4"), ("time", "19:00"), ("confirmation_number", "BK472")])
        {
            var proof = evidence[field];
            proof.GetProperty("words").GetProperty("source").GetString().ShouldBe("restaurant");
            proof.GetProperty("words").GetProperty("text").GetString().ShouldBe(ScriptedCall.Agreement);
            (proof.TryGetProperty("value", out var proven) ? proven.GetProperty("text").GetString() : null).ShouldBe(value, field);
        }

        // The booking that came of it.
        var booking = (await client.CallAsync("list_bookings", new { })).GetProperty("bookings").EnumerateArray().ShouldHaveSingleItem();
        booking.GetProperty("booking_id").GetString().ShouldBe(result.GetProperty("booking_id").GetString());
        booking.GetProperty("restaurant_name").GetProperty("text").GetString().ShouldBe("Luigi's");
    }

    [Fact]
    public async Task WaitForCall_ContinuesAtTheCursor()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);
        var callId = await PlaceAsync(client);
        await host.ReportAsync(callId, "ringing");

        var first = await client.CallAsync("wait_for_call", new { call_id = callId, wait_seconds = 0 });
        await host.ReportAsync(callId, "busy");
        var second = await client.CallAsync("wait_for_call", new { call_id = callId, cursor = first.GetProperty("cursor").GetInt32() });
        var third = await client.CallAsync("wait_for_call", new { call_id = callId, cursor = second.GetProperty("cursor").GetInt32() });

        (first.GetProperty("state").GetString(), first.GetProperty("is_ended").GetBoolean()).ShouldBe(("calling", false));
        second.GetProperty("events")[0].GetProperty("number").GetInt32().ShouldBe(first.GetProperty("cursor").GetInt32() + 1);
        second.GetProperty("result").GetProperty("outcome").GetString().ShouldBe("busy");
        (third.GetProperty("is_ended").GetBoolean(), third.GetProperty("events").GetArrayLength()).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData(McpTransport.Http)]
    [InlineData(McpTransport.HttpSession)]
    [InlineData(McpTransport.Stdio)]
    public async Task WaitForCall_TellsTheProgressMeanwhile(McpTransport transport)
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, transport, ScriptedGuest.Agreeing);
        var callId = await PlaceAsync(client);
        var told = new ConcurrentQueue<ProgressNotificationValue>();

        var waiting = client.CallAsync("wait_for_call", new { call_id = callId }, new Progress(told));
        await Until.TrueAsync(() => !told.IsEmpty, "the first progress");
        waiting.IsCompleted.ShouldBeFalse();
        await host.ReportAsync(callId, "busy");

        (await waiting).GetProperty("is_ended").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task ClientThatGoesAway_LosesNothing()
    {
        await using var host = await ServerTestHost.StartAsync();
        var first = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);

        var (callId, _) = await ScriptedCall.PlayAsync(host, place: async () =>
        {
            var placed = await PlaceAsync(first);
            var told = new ConcurrentQueue<ProgressNotificationValue>();
            var following = first.CallAsync("wait_for_call", new { call_id = placed }, new Progress(told));
            await Until.TrueAsync(() => !told.IsEmpty, "the first progress");
            await first.DisposeAsync();
            await ((Task)following).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return placed;
        });

        await using var second = await McpTestClient.ConnectAsync(host);
        var found = (await second.CallAsync("list_calls", new { })).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        found.GetProperty("call_id").GetString().ShouldBe(callId);
        var followed = await second.CallAsync("wait_for_call", new { call_id = callId });
        followed.GetProperty("result").GetProperty("outcome").GetString().ShouldBe("confirmed");
        followed.GetProperty("events").EnumerateArray().Count(happened => happened.GetProperty("kind").GetString() == "turn").ShouldBe(3);
    }

    // The conversation is in the memory of its server, the record in the database.
    [Fact]
    public async Task WaitForCall_OnAnotherServer_FindsTheRecord()
    {
        var database = await MigratedDatabase.CreateAsync();
        await using var host = await ServerTestHost.StartAsync(database: database);
        await using var client = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);
        var (callId, _) = await ScriptedCall.PlayAsync(host, place: () => PlaceAsync(client));
        await using var other = await ServerTestHost.StartAsync(database: database);
        await using var later = await McpTestClient.ConnectAsync(other);

        var followed = await later.CallAsync("wait_for_call", new { call_id = callId });

        followed.GetProperty("is_ended").GetBoolean().ShouldBeTrue();
        var result = followed.GetProperty("result");
        (result.GetProperty("outcome").GetString(), result.GetProperty("is_record_only").GetBoolean()).ShouldBe(("confirmed", true));
        result.GetProperty("confirmation_number").GetProperty("text").GetString().ShouldBe("BK472");
    }

    private static async Task<string> PlaceAsync(McpTestClient client) =>
        (await client.CallAsync("place_call", new { plan_id = await client.PlanAsync() })).GetProperty("call_id").GetString()!;

    private sealed class Progress(ConcurrentQueue<ProgressNotificationValue> told) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => told.Enqueue(value);
    }
}
