using System.Net;
using System.Net.WebSockets;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>A session that is handed over to a real voice model; another simulator takes its place.</summary>
public sealed class VoiceModelRelayTests : VoiceModelTest
{
    [Fact]
    public async Task A_session_is_carried_on_by_the_upstream_with_its_own_key()
    {
        await using var service = await StartServiceAsync();
        await StartAsync();
        Server.Upstream = new VoiceModelUpstream(service.BaseAddress, "sk-real");
        await using var client = await RealtimeClient.ConnectAsync(BaseAddress, "gpt-realtime-mini", key: "sk-rehearsal");

        var session = (await client.NextAsync("session.created")).GetProperty("session");
        var updated = await client.UpdateSessionAsync(PcmuBothWays);

        session.GetProperty("model").GetString().ShouldBe("gpt-realtime-mini");
        updated.GetProperty("audio").GetProperty("output").GetProperty("format").GetProperty("type").GetString().ShouldBe("audio/pcmu");
    }

    [Fact]
    public async Task An_upstream_that_refuses_the_key_is_answered_with_its_status()
    {
        await using var service = await StartServiceAsync();
        await StartAsync();
        Server.Upstream = new VoiceModelUpstream(service.BaseAddress, "sk-wrong");
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", "Bearer sk-rehearsal");

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(
            new UriBuilder(BaseAddress) { Scheme = "ws", Path = "/v1/realtime", Query = "model=gpt-realtime" }.Uri, CancellationToken.None));

        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_an_upstream_the_simulator_serves_again()
    {
        await using var service = await StartServiceAsync();
        await StartAsync();
        Server.Upstream = new VoiceModelUpstream(service.BaseAddress, "sk-wrong");
        Server.Upstream = null;
        await using var client = await RealtimeClient.ConnectAsync(BaseAddress);

        await client.NextAsync("session.created");
    }

    [Fact]
    public void An_upstream_in_words_does_not_contain_the_key() =>
        new VoiceModelUpstream(new Uri("https://api.openai.com/v1"), "sk-real").ToString().ShouldBe("https://api.openai.com/v1");

    private static Task<VoiceModelServer> StartServiceAsync() => VoiceModelServer.StartAsync(
        new VoiceModelOptions { ApiKey = "sk-real" },
        new ScriptedSpeech(),
        new ScriptedPolicy(),
        TimeProvider.System,
        NullLoggerFactory.Instance,
        CancellationToken.None);
}
