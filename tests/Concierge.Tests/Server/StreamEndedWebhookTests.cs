using System.Text.Json;
using System.Xml.Linq;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Twilio requests the next TwiML when a stream has ended: a broken stream is resumed, otherwise the call is hung up.</summary>
public sealed class StreamEndedWebhookTests
{
    [Fact]
    public async Task StreamEnded_BrokenSocket_ConnectsAnotherStream()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var configuring = bench.Voice.ConfigureAsync();
        var callId = await bench.CallAsync();
        await configuring;
        await bench.ReportAsync(callId, "in-progress");
        var parameters = await bench.ParametersAsync(callId);
        using (var broken = new TwilioStream(await bench.ConnectAsync()))
        {
            await broken.StartAsync(parameters);
            await broken.MediaAsync();
            await Until.TrueAsync(() => bench.Logs.Lines.Any(line => line.Contains("status InProgress", StringComparison.Ordinal)), "the stream");
        }

        await Until.TrueAsync(() => bench.Logs.Lines.Any(line => line.Contains("stream broke", StringComparison.Ordinal)), "the break");
        var connect = (await AskAsync(bench, callId, "in-progress")).Element("Connect")!;
        connect.Attribute("action")!.Value.ShouldEndWith($"/stream-ended?call_id={callId}");
        var again = connect.Descendants("Parameter").ToDictionary(parameter => parameter.Attribute("name")!.Value, parameter => parameter.Attribute("value")!.Value);
        using var next = new TwilioStream(await bench.ConnectAsync());
        await next.StartAsync(again);
        for (var frame = 0; frame < 6; frame++)
        {
            await next.MediaAsync();
        }

        // The callee's audio reaches the model, so the new stream is attached.
        await bench.Voice.ReceiveAsync("input_audio_buffer.append");
        await bench.Voice.SendAsync(JsonSerializer.Serialize(new { type = "response.output_audio.delta", event_id = "e", response_id = "r1", item_id = "i1", output_index = 0, content_index = 0, delta = Audio.Text(100) }));

        (await next.ReceiveAsync())!.Value.GetProperty("media").GetProperty("payload").GetString().ShouldBe(Audio.Text(100));
        (await bench.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"status\":\"in_progress\"");
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("failed")]
    public async Task StreamEnded_FinalStatus_HangsUp(string status)
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();
        await bench.ReportAsync(callId, "in-progress");

        (await AskAsync(bench, callId, status)).Elements().Single().Name.LocalName.ShouldBe("Hangup");

        await Until.TrueAsync(() => bench.Api.GetStringAsync($"/calls/{callId}/status").GetAwaiter().GetResult().Contains("\"outcome\":", StringComparison.Ordinal), "the result");
    }

    [Fact]
    public async Task StreamEnded_EndedOrUnknownCall_HangsUp()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();
        using var ended = await bench.Api.PostAsync($"/calls/{callId}/hangup", content: null);

        (await AskAsync(bench, callId, "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Hangup");
        (await AskAsync(bench, "unknown", "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Hangup");
    }

    [Fact]
    public async Task StreamEnded_SixthTime_HangsUp()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();
        for (var time = 0; time < 5; time++)
        {
            (await AskAsync(bench, callId, "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Connect");
        }

        (await AskAsync(bench, callId, "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Hangup");
    }

    [Fact]
    public async Task StreamEnded_WithoutSignature_Is403WithoutBody()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();

        using var answer = await bench.SignedAsync(HttpMethod.Post, $"/stream-ended?call_id={callId}", signature: null, new KeyValuePair<string, string>("CallStatus", "in-progress"));

        ((int)answer.StatusCode).ShouldBe(403);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    private static async Task<XElement> AskAsync(ServerTestHost bench, string callId, string status)
    {
        using var answer = await bench.TwilioAsync(HttpMethod.Post, $"/stream-ended?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", status));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }
}
