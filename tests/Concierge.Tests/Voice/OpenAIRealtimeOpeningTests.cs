using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>How a voice session is opened, seen from the other end of the socket.</summary>
public sealed class OpenAIRealtimeOpeningTests
{
    [Fact]
    public async Task The_handshake_names_the_model_and_carries_the_key_and_no_beta_header()
    {
        await using var bench = await RealtimeSessionFixture.OpenAsync();

        bench.Server.Target.ShouldBe("/v1/realtime?model=gpt-realtime-2.1");
        bench.Server.Headers["Authorization"].ShouldBe($"Bearer {TestSettings.Complete.OpenAIApiKey}");
        bench.Server.Headers.Keys.ShouldNotContain("OpenAI-Beta");
    }

    [Fact]
    public async Task The_first_event_is_the_configuration_of_the_specification()
    {
        await using var bench = await RealtimeSessionFixture.OpenAsync();

        var first = bench.Server.Received[0];
        first.GetProperty("type").GetString().ShouldBe("session.update");
        var session = first.GetProperty("session");
        session.GetProperty("type").GetString().ShouldBe("realtime");
        session.GetProperty("model").GetString().ShouldBe("gpt-realtime-2.1");
        session.GetProperty("instructions").GetString().ShouldBe("Book a table.");
        session.GetProperty("output_modalities").EnumerateArray().Select(one => one.GetString()).ShouldBe(["audio"]);
        var input = session.GetProperty("audio").GetProperty("input");
        input.GetProperty("format").GetProperty("type").GetString().ShouldBe("audio/pcmu");
        input.GetProperty("transcription").GetProperty("keywords").EnumerateArray().Select(one => one.GetString()).ShouldBe(["Luigi's", "John"]);
        var detection = input.GetProperty("turn_detection");
        detection.GetProperty("type").GetString().ShouldBe("server_vad");
        detection.GetProperty("threshold").GetDouble().ShouldBe(0.5);
        detection.GetProperty("prefix_padding_ms").GetInt32().ShouldBe(300);
        detection.GetProperty("silence_duration_ms").GetInt32().ShouldBe(500);
        var output = session.GetProperty("audio").GetProperty("output");
        output.GetProperty("format").GetProperty("type").GetString().ShouldBe("audio/pcmu");
        output.GetProperty("voice").GetString().ShouldBe("marin");
        session.GetProperty("tools").EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("end_call");
    }

    [Fact]
    public async Task It_is_open_only_when_the_model_says_that_the_configuration_holds()
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        var opening = bench.BeginAsync();
        await bench.Server.SendAsync("""{"type":"session.created","event_id":"e0","session":{"type":"realtime"}}""");
        await bench.Server.ReceiveAsync("session.update");
        opening.IsCompleted.ShouldBeFalse();

        await bench.Server.SendAsync("""{"type":"session.updated","event_id":"e1","session":{"type":"realtime"}}""");

        await using var session = await Until.DoneAsync(opening);
    }

    [Theory]
    [InlineData(401, "openai.unauthorized")]
    [InlineData(403, "openai.forbidden")]
    [InlineData(404, "openai.not_found")]
    [InlineData(429, "openai.rate_limited")]
    [InlineData(500, "openai.unavailable")]
    [InlineData(503, "openai.unavailable")]
    [InlineData(418, "openai.refused")]
    public async Task A_refused_handshake_says_why(int status, string code)
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        bench.Server.Refusal = status;

        var refused = await bench.RefusedAsync();

        refused.Code.ShouldBe(code);
        refused.Message.ShouldNotBeEmpty();
        refused.Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("insufficient_quota", "openai.insufficient_quota")]
    [InlineData("model_not_found", "openai.model_not_found")]
    [InlineData("invalid_api_key", "openai.unauthorized")]
    [InlineData("rate_limit_exceeded", "openai.rate_limited")]
    [InlineData("invalid_value", "openai.invalid_value")]
    public async Task An_error_before_the_session_is_configured_refuses_it(string code, string expected)
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        var refusing = bench.RefusedAsync();
        await bench.Server.ReceiveAsync("session.update");

        await bench.Server.SendAsync(JsonSerializer.Serialize(new { type = "error", event_id = "e", error = new { type = "invalid_request_error", code, message = "No." } }));

        (await refusing).Code.ShouldBe(expected);
        bench.Listener.Told.ShouldBeEmpty("the exception says it; nobody has the session yet");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_ten_seconds()
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        var refusing = bench.RefusedAsync();
        await bench.Server.ReceiveAsync("session.update");
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        refusing.IsCompleted.ShouldBeFalse();

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        (await Until.DoneAsync(refusing)).Code.ShouldBe("openai.timeout");
    }

    [Fact]
    public async Task A_server_that_closes_before_the_configuration_holds_is_lost()
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        var refusing = bench.RefusedAsync();
        await bench.Server.ReceiveAsync("session.update");

        await bench.Server.CloseAsync();

        (await Until.DoneAsync(refusing)).Code.ShouldBe("openai.connection_lost");
    }

    [Fact]
    public async Task No_server_at_all_is_unreachable()
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Uri nobody = new($"http://{listener.LocalEndpoint}/v1");
        listener.Stop();

        var refused = await Should.ThrowAsync<VoiceModelException>(() => bench.Model(nobody).OpenAsync(RealtimeSessionFixture.Options, bench.Listener, CancellationToken.None));

        refused.Error.Code.ShouldBe("openai.unreachable");
    }

    [Fact]
    public async Task Giving_up_while_it_opens_is_no_error_and_closes_the_connection()
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        using var givingUp = new CancellationTokenSource();
        var opening = bench.BeginAsync(givingUp.Token);
        await bench.Server.ReceiveAsync("session.update");

        await givingUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(opening));
        (await bench.Server.ReceiveAsync()).ShouldBeNull("the socket was closed");
    }
}
