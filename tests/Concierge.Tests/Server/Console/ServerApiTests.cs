using System.Net.Http.Json;
using System.Text.Json;

namespace Concierge.Tests.Server.Console;

/// <summary>What administrators see of the server and of its calls.</summary>
[Trait("Category", "Server")]
public sealed class ServerApiTests
{
    [Fact]
    public async Task Server_ShowsLoadLimitsLatencyAndServers()
    {
        await using var host = await ServerTestHost.StartAsync();
        await ScriptedCall.PlayAsync(host);

        var server = await host.Api.GetFromJsonAsync<JsonElement>("/server");

        server.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
        server.GetProperty("draining").GetBoolean().ShouldBeFalse();
        server.GetProperty("calls_under_way").GetInt32().ShouldBe(0);
        server.GetProperty("cpu_percent").GetDouble().ShouldBeInRange(0, 100);
        server.GetProperty("memory_megabytes").GetInt32().ShouldBePositive();
        server.GetProperty("measured_answers").GetInt32().ShouldBePositive();
        server.GetProperty("latency_seconds_p99").GetDouble().ShouldBeGreaterThanOrEqualTo(server.GetProperty("latency_seconds_median").GetDouble());
        server.GetProperty("limits").EnumerateArray()
            .Select(limit => (limit.GetProperty("name").GetString(), limit.GetProperty("used").GetInt32(), limit.GetProperty("max").GetInt32()))
            .ShouldBe([("server", 0, 200), ("day", 1, 10_000), ("hour", 1, 1000)]);
        var own = server.GetProperty("servers").EnumerateArray().ShouldHaveSingleItem();
        own.GetProperty("process_id").GetInt32().ShouldBe(Environment.ProcessId);
        own.GetProperty("machine").GetString().ShouldBe(Environment.MachineName);
        own.GetProperty("is_this").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Server_IsForAdministratorsOnly()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await host.CreateClientAsync("ann");
        using var admin = await host.CreateClientAsync("bob", isAdmin: true);

        (await ann.GetAsync("/server").ReadCodeAsync()).ShouldBe((403, "api.not_admin"));
        (await ann.PostAsync("/server/drain", content: null).ReadCodeAsync()).ShouldBe((403, "api.not_admin"));
        (await admin.GetAsync("/server").ReadCodeAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Drain_RefusesNewCallsAndTellsLoadBalancers()
    {
        await using var host = await ServerTestHost.StartAsync();

        (await host.Api.PostAsync("/server/drain", content: null).ReadCodeAsync()).Status.ShouldBe(204);

        (await host.Api.GetFromJsonAsync<JsonElement>("/server")).GetProperty("draining").GetBoolean().ShouldBeTrue();
        (await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking)).ReadCodeAsync()).ShouldBe((503, "server.stopping"));
        (await host.AnonymousClient.GetAsync("/health/ready").ReadCodeAsync()).Status.ShouldBe(503);
        (await host.Api.GetAsync("/reservations").ReadCodeAsync()).Status.ShouldBe(200, "it runs on");
    }

    [Fact]
    public async Task Call_HasItsStatesAndForAdministratorsWhatTheCarrierReported()
    {
        await using var host = await ServerTestHost.StartAsync();
        var (callId, _) = await ScriptedCall.PlayAsync(host, place: () => host.CallAsync("ann"));
        using var ann = await host.CreateClientAsync("ann");

        var seen = await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        var own = await ann.GetFromJsonAsync<JsonElement>($"/calls/{callId}");

        foreach (var call in new[] { seen, own })
        {
            List<JsonElement> history = [.. call.GetProperty("history").EnumerateArray()];
            history.Select(state => state.GetProperty("status").GetString()).ShouldBe(["pending", "in_progress", "completed"]);
            history.Select(state => state.GetProperty("at_seconds").GetDouble()).ShouldBeInOrder();
        }

        seen.GetProperty("carrier_callbacks").EnumerateArray().Select(report => report.GetProperty("carrier_status").GetString())
            .ShouldBe(["queued", "ringing", "in_progress"]);
        seen.GetProperty("latency_seconds").GetArrayLength().ShouldBePositive();
        own.TryGetProperty("carrier_callbacks", out _).ShouldBeFalse();
        own.TryGetProperty("latency_seconds", out _).ShouldBeFalse();
    }
}
