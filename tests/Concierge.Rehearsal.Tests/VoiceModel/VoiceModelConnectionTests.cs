using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class VoiceModelConnectionTests : VoiceModelTest
{
    [Fact]
    public async Task A_session_starts_with_the_default_configuration()
    {
        var opened = TimeProvider.System.GetUtcNow();
        await StartAsync();
        await using var client = await RealtimeClient.ConnectAsync(BaseAddress, "gpt-realtime-mini");

        var created = (await client.ReadAsync())!.Value;

        created.GetProperty("type").GetString().ShouldBe("session.created");
        var session = created.GetProperty("session");
        session.GetProperty("model").GetString().ShouldBe("gpt-realtime-mini");
        session.GetProperty("output_modalities")[0].GetString().ShouldBe("audio");
        session.GetProperty("expires_at").GetInt64().ShouldBeInRange(
            opened.AddMinutes(60).ToUnixTimeSeconds(), opened.AddMinutes(61).ToUnixTimeSeconds());
        var input = session.GetProperty("audio").GetProperty("input");
        input.GetProperty("format").GetProperty("type").GetString().ShouldBe("audio/pcm");
        input.GetProperty("format").GetProperty("rate").GetInt32().ShouldBe(24000);
        var turns = input.GetProperty("turn_detection");
        turns.GetProperty("type").GetString().ShouldBe("server_vad");
        turns.GetProperty("threshold").GetDouble().ShouldBe(0.5);
        turns.GetProperty("prefix_padding_ms").GetInt32().ShouldBe(300);
        turns.GetProperty("silence_duration_ms").GetInt32().ShouldBe(200);
    }

    [Theory]
    [InlineData("Bearer wrong", "invalid_api_key")]
    [InlineData(null, null)]
    public async Task A_wrong_or_missing_key_is_refused_before_the_upgrade(string? authorization, string? code)
    {
        Options = Options with { ApiKey = "sk-right" };
        await StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(BaseAddress, "/v1/realtime?model=gpt-realtime"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = body.RootElement.GetProperty("error");
        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_socket_with_a_wrong_key_does_not_open()
    {
        Options = Options with { ApiKey = "sk-right" };
        await StartAsync();

        await Should.ThrowAsync<WebSocketException>(() => RealtimeClient.ConnectAsync(BaseAddress, key: "sk-wrong"));
        await using var client = await RealtimeClient.ConnectAsync(BaseAddress, key: "sk-right");

        (await client.ReadAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("gpt-4o-realtime-preview-2024-10-01", false, "model_not_found")]
    [InlineData("", false, "missing_model")]
    [InlineData("gpt-realtime", true, "beta_api_shape_disabled")]
    public async Task An_invalid_session_is_refused_and_closed(string model, bool beta, string code)
    {
        await StartAsync();
        await using var client = await RealtimeClient.ConnectAsync(BaseAddress, model, beta: beta);

        var error = (await client.NextAsync("error")).GetProperty("error");

        error.GetProperty("code").GetString().ShouldBe(code);
        (await client.ReadAsync()).ShouldBeNull();
        ((int)client.CloseStatus!).ShouldBe(4000);
        client.CloseReason!.ShouldContain(code);
    }

    [Fact]
    public async Task An_unknown_path_gives_an_error_in_OpenAIs_format()
    {
        await StartAsync();
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(BaseAddress, "/v1/elsewhere"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("invalid_request_error");
    }

    [Fact]
    public async Task A_session_expires_after_its_maximum_duration()
    {
        var clock = new FakeTimeProvider();
        Clock = clock;
        await using var client = await ConnectAsync();

        clock.Advance(TimeSpan.FromMinutes(60));

        var error = (await client.NextAsync("error")).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("session_expired");
        error.GetProperty("message").GetString().ShouldBe("Your session hit the maximum duration of 60 minutes.");
        (await client.ReadAsync()).ShouldBeNull();
        ((int)client.CloseStatus!).ShouldBe(1001);
    }

    [Fact]
    public async Task A_close_frame_is_answered()
    {
        await using var client = await ConnectAsync();

        await client.CloseAsync();

        client.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task InsufficientQuota_refuses_the_session()
    {
        Options = Options with { Faults = new VoiceModelFaults { HasInsufficientQuota = true } };
        await StartAsync();
        await using var client = await RealtimeClient.ConnectAsync(BaseAddress);

        var error = (await client.NextAsync("error")).GetProperty("error");

        error.GetProperty("type").GetString().ShouldBe("insufficient_quota");
        (await client.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task DropAfter_drops_the_socket()
    {
        var clock = new FakeTimeProvider();
        Clock = clock;
        Options = Options with { Faults = new VoiceModelFaults { DropAfter = TimeSpan.FromSeconds(7) } };
        await using var client = await ConnectAsync();

        clock.Advance(TimeSpan.FromSeconds(7));

        await Should.ThrowAsync<WebSocketException>(client.ReadAsync);
    }

    [Fact]
    public async Task StopSendingAfter_stops_the_events_of_a_session()
    {
        var clock = new FakeTimeProvider();
        Clock = clock;
        Options = Options with { Faults = new VoiceModelFaults { StopSendingAfter = TimeSpan.FromSeconds(7) } };
        await using var client = await ConnectAsync();
        clock.Advance(TimeSpan.FromSeconds(6));
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");

        clock.Advance(TimeSpan.FromSeconds(1));
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.ReadToEndAsync();

        client.Events.Select(sent => sent.GetProperty("type").GetString()).ShouldBe(["session.created", "input_audio_buffer.cleared"]);
        client.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task FaultySessionCount_limits_the_number_of_faulty_sessions()
    {
        var clock = new FakeTimeProvider();
        Clock = clock;
        Options = Options with { Faults = new VoiceModelFaults { DropAfter = TimeSpan.FromSeconds(7), FaultySessionCount = 1 } };
        await using var first = await ConnectAsync();
        clock.Advance(TimeSpan.FromSeconds(7));
        await Should.ThrowAsync<WebSocketException>(first.ReadAsync);

        await using var second = await RealtimeClient.ConnectAsync(BaseAddress);
        await second.NextAsync("session.created");
        clock.Advance(TimeSpan.FromSeconds(30));
        await second.SendAsync("""{"type":"input_audio_buffer.clear"}""");

        await second.NextAsync("input_audio_buffer.cleared");
    }

    [Fact]
    public async Task RefuseSessionsAfterFirst_refuses_later_sessions()
    {
        Options = Options with { Faults = new VoiceModelFaults { RefuseSessionsAfterFirst = true } };
        await using var first = await ConnectAsync();

        await Should.ThrowAsync<WebSocketException>(() => RealtimeClient.ConnectAsync(BaseAddress));

        await first.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await first.NextAsync("input_audio_buffer.cleared");
    }
}
