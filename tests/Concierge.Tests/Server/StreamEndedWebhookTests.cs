using System.Text.Json;
using System.Xml.Linq;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Twilio requests the next TwiML when a stream has ended: a broken stream is resumed, otherwise the call is hung up.</summary>
[Trait("Category", "Server")]
public sealed class StreamEndedWebhookTests
{
    [Fact]
    public async Task StreamEnded_BrokenSocket_ConnectsAnotherStream()
    {
        await using var host = await ServerTestHost.StartAsync();
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
        await configuring;
        await host.ReportAsync(callId, "in-progress");
        var parameters = await host.ParametersAsync(callId);
        using (var broken = new TwilioStream(await host.ConnectAsync()))
        {
            await broken.StartAsync(parameters);
            await broken.MediaAsync();
            await Until.TrueAsync(() => host.Logs.Lines.Any(line => line.Contains("status InProgress", StringComparison.Ordinal)), "the stream");
        }

        await Until.TrueAsync(() => host.Logs.Lines.Any(line => line.Contains("stream broke", StringComparison.Ordinal)), "the break");
        var connect = (await AskAsync(host, callId, "in-progress")).Element("Connect")!;
        connect.Attribute("action")!.Value.ShouldEndWith($"/stream-ended?call_id={callId}#rc=4&rp=all");
        var again = connect.Descendants("Parameter").ToDictionary(parameter => parameter.Attribute("name")!.Value, parameter => parameter.Attribute("value")!.Value);
        using var next = new TwilioStream(await host.ConnectAsync());
        await next.StartAsync(again);
        for (var frame = 0; frame < 6; frame++)
        {
            await next.MediaAsync();
        }

        // The callee's audio reaches the model, so the new stream is attached.
        await host.Voice.ReceiveAsync("input_audio_buffer.append");
        await host.Voice.SendAsync(JsonSerializer.Serialize(new { type = "response.output_audio.delta", event_id = "e", response_id = "r1", item_id = "i1", output_index = 0, content_index = 0, delta = Audio.CreateText(100) }));

        (await next.ReceiveAsync())!.Value.GetProperty("media").GetProperty("payload").GetString().ShouldBe(Audio.CreateText(100));
        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"status\":\"in_progress\"");
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("failed")]
    public async Task StreamEnded_FinalStatus_HangsUp(string status)
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "in-progress");

        (await AskAsync(host, callId, status)).Elements().Single().Name.LocalName.ShouldBe("Hangup");

        await Until.TrueAsync(async () => (await host.Api.GetStringAsync($"/calls/{callId}/status")).Contains("\"outcome\":", StringComparison.Ordinal), "the result");
    }

    [Fact]
    public async Task StreamEnded_EndedOrUnknownCall_HangsUp()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        using var ended = await host.Api.PostAsync($"/calls/{callId}/hangup", content: null);

        (await AskAsync(host, callId, "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Hangup");
        (await AskAsync(host, "unknown", "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Hangup");
    }

    [Fact]
    public async Task StreamEnded_SixthTime_HangsUp()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        for (var time = 0; time < 5; time++)
        {
            (await AskAsync(host, callId, "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Connect");
        }

        (await AskAsync(host, callId, "in-progress")).Elements().Single().Name.LocalName.ShouldBe("Hangup");
    }

    [Fact]
    public async Task StreamEnded_WithoutSignature_Is403WithoutAReason()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var answer = await host.SignedAsync(HttpMethod.Post, $"/stream-ended?call_id={callId}", signature: null, new KeyValuePair<string, string>("CallStatus", "in-progress"));

        await OpaqueRefusal.CheckAsync(answer);
    }

    private static async Task<XElement> AskAsync(ServerTestHost host, string callId, string status)
    {
        using var answer = await host.TwilioAsync(HttpMethod.Post, $"/stream-ended?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", status));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }
}
