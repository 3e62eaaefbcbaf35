using System.Text.Json;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Media streams that are refused, unreadable or replaced: the result of the call tells what happened.</summary>
public sealed class RefusedStreamTests
{
    [Fact]
    public async Task A_stream_in_another_format_is_told_as_unreadable()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();
        await bench.ReportAsync(callId, "in-progress");
        var parameters = await bench.ParametersAsync(callId);
        using var stream = new TwilioStream(await bench.ConnectAsync());
        await stream.SendAsync(
            $$$"""{"event":"start","start":{"streamSid":"MZ1","callSid":"{{{FakeTwilio.CallSid}}}","mediaFormat":{"encoding":"audio/l16"},"customParameters":{{{JsonSerializer.Serialize(parameters)}}}}}""");
        (await stream.ReceiveAsync()).ShouldBeNull();

        await bench.ReportAsync(callId, "completed");

        (await ErrorAsync(bench, callId)).ShouldBe("call.stream_unreadable");
    }

    [Fact]
    public async Task A_stream_with_another_secret_is_told_as_refused()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();
        await bench.ReportAsync(callId, "in-progress");
        var parameters = await bench.ParametersAsync(callId);
        parameters["secret"] = "0123";
        using var stream = new TwilioStream(await bench.ConnectAsync());
        await stream.StartAsync(parameters);
        (await stream.ReceiveAsync()).ShouldBeNull();

        await bench.ReportAsync(callId, "completed");

        (await ErrorAsync(bench, callId)).ShouldBe("call.stream_refused");
    }

    [Fact]
    public async Task A_stream_of_garbage_is_told_as_unreadable()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var configuring = bench.Voice.ConfigureAsync();
        var callId = await bench.CallAsync();
        await configuring;
        await bench.ReportAsync(callId, "in-progress");
        using var stream = new TwilioStream(await bench.ConnectAsync());
        await stream.StartAsync(await bench.ParametersAsync(callId));
        for (var message = 0; message < 50; message++)
        {
            await stream.SendAsync("garbage");
        }

        (await stream.ReceiveAsync()).ShouldBeNull();
        await bench.ReportAsync(callId, "completed");

        (await ErrorAsync(bench, callId)).ShouldBe("call.stream_unreadable");
    }

    [Fact]
    public async Task The_last_request_for_a_stream_ends_the_call_as_what_it_is()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();
        await bench.ReportAsync(callId, "in-progress");
        for (var time = 0; time < 6; time++)
        {
            using var answer = await bench.TwilioAsync(
                HttpMethod.Post, $"/stream-ended?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", "in-progress"));
        }

        (await ErrorAsync(bench, callId)).ShouldBe("call.stream_lost");
    }

    [Fact]
    public async Task A_second_stream_replaces_the_first_which_is_closed()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var configuring = bench.Voice.ConfigureAsync();
        var callId = await bench.CallAsync();
        await configuring;
        await bench.ReportAsync(callId, "in-progress");
        var parameters = await bench.ParametersAsync(callId);
        using var first = new TwilioStream(await bench.ConnectAsync());
        await first.StartAsync(parameters);
        await Until.TrueAsync(() => Count(bench, "Media stream started") == 1, "the first stream");

        using var second = new TwilioStream(await bench.ConnectAsync());
        await second.StartAsync(parameters);
        (await first.ReceiveAsync()).ShouldBeNull("the first stream is closed");
        for (var frame = 0; frame < 50; frame++)
        {
            await first.MediaAsync();
        }

        for (var frame = 0; frame < 6; frame++)
        {
            await second.MediaAsync();
        }

        await bench.Voice.ReceiveAsync("input_audio_buffer.append");
        await bench.Voice.ReceiveAsync("input_audio_buffer.append");
        Count(bench, "another media stream has replaced").ShouldBe(1);
        Count(bench, "the media stream broke").ShouldBe(0);
        Count(bench, "Media stream of call").ShouldBe(1, "only the first has ended");
        bench.Logs.Lines.Single(line => line.Contains("Media stream of call", StringComparison.Ordinal)).ShouldContain("ended: 0 audio frames");
    }

    private static int Count(ServerTestHost bench, string text) => bench.Logs.Lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    private static async Task<string?> ErrorAsync(ServerTestHost bench, string callId)
    {
        JsonElement status = default;
        await Until.TrueAsync(
            () =>
            {
                status = JsonDocument.Parse(bench.Api.GetStringAsync($"/calls/{callId}").GetAwaiter().GetResult()).RootElement;
                return status.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object;
            },
            "the result");
        return status.GetProperty("result").GetProperty("error_code").GetString();
    }
}
