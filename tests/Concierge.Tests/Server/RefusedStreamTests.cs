using System.Net.WebSockets;
using System.Text.Json;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Media streams that are refused, unreadable or replaced: the result of the call tells what happened.</summary>
[Trait("Category", "Server")]
public sealed class RefusedStreamTests
{
    [Fact]
    public async Task A_stream_in_another_format_is_told_as_unreadable()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "in-progress");
        var parameters = await host.ParametersAsync(callId);
        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.SendAsync(
            $$$"""{"event":"start","start":{"streamSid":"MZ1","callSid":"{{{FakeTwilio.CallSid}}}","mediaFormat":{"encoding":"audio/l16"},"customParameters":{{{JsonSerializer.Serialize(parameters)}}}}}""");
        (await stream.ReceiveAsync()).ShouldBeNull();

        await host.ReportAsync(callId, "completed");

        (await ErrorAsync(host, callId)).ShouldBe("call.stream_unreadable");
    }

    [Fact]
    public async Task A_stream_with_another_secret_is_told_as_refused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "in-progress");
        var parameters = await host.ParametersAsync(callId);
        parameters["secret"] = "0123";
        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.StartAsync(parameters);
        (await stream.ReceiveAsync()).ShouldBeNull();

        await host.ReportAsync(callId, "completed");

        (await ErrorAsync(host, callId)).ShouldBe("call.stream_refused");
    }

    [Fact]
    public async Task A_stream_of_garbage_is_told_as_unreadable()
    {
        await using var host = await ServerTestHost.StartAsync();
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
        await configuring;
        await host.ReportAsync(callId, "in-progress");
        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.StartAsync(await host.ParametersAsync(callId));
        for (var message = 0; message < 50; message++)
        {
            await stream.SendAsync("garbage");
        }

        (await stream.ReceiveAsync()).ShouldBeNull();
        await host.ReportAsync(callId, "completed");

        (await ErrorAsync(host, callId)).ShouldBe("call.stream_unreadable");
    }

    [Fact]
    public async Task The_last_request_for_a_stream_ends_the_call_as_what_it_is()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "in-progress");
        for (var time = 0; time < 6; time++)
        {
            using var answer = await host.TwilioAsync(
                HttpMethod.Post, $"/stream-ended?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", "in-progress"));
        }

        (await ErrorAsync(host, callId)).ShouldBe("call.stream_lost");
    }

    [Fact]
    public async Task A_second_stream_replaces_the_first_which_is_closed()
    {
        await using var host = await ServerTestHost.StartAsync();
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
        await configuring;
        await host.ReportAsync(callId, "in-progress");
        var parameters = await host.ParametersAsync(callId);
        using var first = new TwilioStream(await host.ConnectAsync());
        await first.StartAsync(parameters);
        await Until.TrueAsync(() => Count(host, "Media stream started") == 1, "the first stream");

        using var second = new TwilioStream(await host.ConnectAsync());
        await second.StartAsync(parameters);
        (await first.ReceiveAsync()).ShouldBeNull("the first stream is closed");
        try
        {
            for (var frame = 0; frame < 50; frame++)
            {
                await first.MediaAsync();
            }
        }
        catch (WebSocketException)
        {
            // The connection is gone already: nothing more can arrive.
        }

        for (var frame = 0; frame < 6; frame++)
        {
            await second.MediaAsync();
        }

        await host.Voice.ReceiveAsync("input_audio_buffer.append");
        await host.Voice.ReceiveAsync("input_audio_buffer.append");

        // The first socket is closed before its end is written to the log.
        await Until.TrueAsync(() => Count(host, "Media stream of call") > 0, "the end of the first stream");
        Count(host, "another media stream has replaced").ShouldBe(1);
        Count(host, "the media stream broke").ShouldBe(0);
        Count(host, "Media stream of call").ShouldBe(1, "only the first has ended");
        host.Logs.Lines.Single(line => line.Contains("Media stream of call", StringComparison.Ordinal)).ShouldContain("ended: 0 audio frames");
    }

    private static int Count(ServerTestHost host, string text) => host.Logs.Lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    private static async Task<string?> ErrorAsync(ServerTestHost host, string callId)
    {
        JsonElement status = default;
        await Until.TrueAsync(
            async () =>
            {
                status = JsonElement.Parse(await host.Api.GetStringAsync($"/calls/{callId}"));
                return status.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object;
            },
            "the result");
        return status.GetProperty("result").GetProperty("error_code").GetString();
    }
}
