using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Concierge.Media.Bridge;
using Concierge.Media.Realtime;

namespace Concierge.Tests.Media.Realtime;

/// <summary>Checks from the server's side of the socket how the product opens a voice session.</summary>
public sealed class OpenAIRealtimeOpeningTests
{
    [Fact]
    public async Task The_handshake_sends_the_model_and_the_key_but_no_beta_header()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        fixture.Server.Target.ShouldBe("/v1/realtime?model=gpt-realtime-2.1");
        fixture.Server.Headers["Authorization"].ShouldBe($"Bearer {TestSettings.Complete.Realtime.ApiKey}");
        fixture.Server.Headers.Keys.ShouldNotContain("OpenAI-Beta");
    }

    [Fact]
    public async Task The_first_event_is_the_session_configuration_of_the_specification()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        var first = fixture.Server.Received[0];
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
    public void A_keyword_that_the_service_refuses_is_sent_without_the_refused_characters()
    {
        var options = RealtimeSessionFixture.Options with { Keywords = ["Luigi's <Bar>", "Trattoria\r\nRoma", "<>", "John"] };

        var update = new RealtimeClientEventWriter("gpt-realtime-2.1", "marin", "gpt-transcribe").SessionUpdate(options);

        using var document = JsonDocument.Parse(update);
        document.RootElement.GetProperty("session").GetProperty("audio").GetProperty("input").GetProperty("transcription").GetProperty("keywords")
            .EnumerateArray().Select(keyword => keyword.GetString()).ShouldBe(["Luigi's Bar", "Trattoria Roma", "John"]);
    }

    [Fact]
    public async Task Opening_completes_only_after_the_server_confirms_the_configuration()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var opening = fixture.BeginAsync();
        await fixture.Server.SendAsync("""{"type":"session.created","event_id":"e0","session":{"type":"realtime"}}""");
        await fixture.Server.ReceiveAsync("session.update");
        opening.IsCompleted.ShouldBeFalse();

        await fixture.Server.SendAsync("""{"type":"session.updated","event_id":"e1","session":{"type":"realtime"}}""");

        await using var session = await Until.DoneAsync(opening);
    }

    [Fact]
    public async Task A_refused_configuration_names_the_parameter_and_is_permanent()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var opening = fixture.RefusedAsync();
        await fixture.Server.ReceiveAsync("session.update");

        await fixture.Server.SendAsync("""{"type":"error","event_id":"e1","error":{"type":"invalid_request_error","code":"invalid_value","message":"Invalid value","param":"session.audio.output.voice","event_id":"1"}}""");

        var error = await opening;
        (error.Code, error.IsPermanent).ShouldBe(("openai.invalid_value", true));
        error.Message.ShouldContain("session.audio.output.voice");
        error.Remedy.ShouldContain("REALTIME_VOICE");
    }

    [Fact]
    public async Task A_server_error_while_configuring_is_not_permanent()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var opening = fixture.RefusedAsync();
        await fixture.Server.ReceiveAsync("session.update");

        await fixture.Server.SendAsync("""{"type":"error","event_id":"e1","error":{"type":"server_error","code":null,"message":"Try again","param":null,"event_id":null}}""");

        (await opening).IsPermanent.ShouldBeFalse();
    }

    [Theory]
    [InlineData(401, "openai.unauthorized")]
    [InlineData(403, "openai.forbidden")]
    [InlineData(404, "openai.not_found")]
    [InlineData(429, "openai.rate_limited")]
    [InlineData(500, "openai.unavailable")]
    [InlineData(503, "openai.unavailable")]
    [InlineData(418, "openai.refused")]
    public async Task A_refused_handshake_gives_an_error_code_a_message_and_a_remedy(int status, string code)
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        fixture.Server.Refusal = status;

        var error = await fixture.RefusedAsync();

        error.Code.ShouldBe(code);
        error.Message.ShouldNotBeEmpty();
        error.Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("insufficient_quota", "openai.insufficient_quota")]
    [InlineData("model_not_found", "openai.model_not_found")]
    [InlineData("invalid_api_key", "openai.unauthorized")]
    [InlineData("rate_limit_exceeded", "openai.rate_limited")]
    [InlineData("invalid_value", "openai.invalid_value")]
    public async Task An_error_before_the_session_is_configured_makes_opening_fail(string code, string expected)
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var refusal = fixture.RefusedAsync();
        await fixture.Server.ReceiveAsync("session.update");

        await fixture.Server.SendAsync(JsonSerializer.Serialize(new { type = "error", event_id = "e", error = new { type = "invalid_request_error", code, message = "No." } }));

        (await refusal).Code.ShouldBe(expected);
        fixture.Listener.Notifications.ShouldBeEmpty("the exception reports the error; the session does not exist yet");
    }

    [Fact]
    public async Task Opening_times_out_after_ten_seconds_without_a_confirmation()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var refusal = fixture.RefusedAsync();
        await fixture.Server.ReceiveAsync("session.update");
        fixture.Time.Advance(TimeSpan.FromSeconds(9));
        refusal.IsCompleted.ShouldBeFalse();

        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        (await Until.DoneAsync(refusal)).Code.ShouldBe("openai.timeout");
    }

    [Fact]
    public async Task A_server_that_closes_before_it_confirms_the_configuration_is_a_lost_connection()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var refusal = fixture.RefusedAsync();
        await fixture.Server.ReceiveAsync("session.update");

        await fixture.Server.CloseAsync();

        (await Until.DoneAsync(refusal)).Code.ShouldBe("openai.connection_lost");
    }

    [Fact]
    public async Task An_address_without_a_server_is_unreachable()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Uri unusedAddress = new($"http://{listener.LocalEndpoint}/v1");
        listener.Stop();

        var exception = await Should.ThrowAsync<VoiceModelException>(
            () => fixture.Model(unusedAddress).OpenAsync(RealtimeSessionFixture.Options, fixture.Listener, CancellationToken.None));

        exception.Error.Code.ShouldBe("openai.unreachable");
    }

    [Fact]
    public async Task Cancelling_the_opening_throws_and_closes_the_connection()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var opening = fixture.BeginAsync(cancellation.Token);
        await fixture.Server.ReceiveAsync("session.update");

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(opening));
        (await fixture.Server.ReceiveAsync()).ShouldBeNull("the client closes the socket");
    }
}
