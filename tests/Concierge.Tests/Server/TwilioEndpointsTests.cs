using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Xml.Linq;
using Concierge.Tests.Twilio;
using Concierge.Twilio;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>The endpoints for Twilio. Requests without its signature get no information.</summary>
[Trait("Category", "Server")]
public sealed class TwilioEndpointsTests
{
    [Theory]
    [InlineData("GET", "/twiml?call_id=x")]
    [InlineData("POST", "/twiml?call_id=x")]
    [InlineData("POST", "/twilio-status?call_id=x")]
    public async Task Webhook_InvalidSignature_Is403WithoutAReason(string method, string target)
    {
        await using var host = await ServerTestHost.StartAsync();
        string?[] signatures = [null, "", "nonsense", TwilioSignature.Compute("another token", $"https://{TestSettings.PublicDomain}{target}", []), TwilioSignature.Compute(TestSettings.AuthToken, $"https://{TestSettings.PublicDomain}{target}&more=1", [])];

        foreach (var signature in signatures)
        {
            using var answer = await host.SignedAsync(new HttpMethod(method), target, signature);

            await OpaqueRefusal.CheckAsync(answer);
        }
    }

    [Fact]
    public async Task Webhook_ChangedForm_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        var target = $"/twilio-status?call_id={callId}";
        var signature = TwilioSignature.Compute(TestSettings.AuthToken, $"https://{TestSettings.PublicDomain}{target}", [new("CallStatus", "ringing")]);

        using var answer = await host.SignedAsync(HttpMethod.Post, target, signature, new KeyValuePair<string, string>("CallStatus", "busy"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Twiml_Call_ConnectsTheStreamWithItsParameters(string method)
    {
        await using var host = await ServerTestHost.StartAsync();
        using var placed = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking.Replace("\"John\"", "\"J<o>hn & \\\"Co\\\"\"", StringComparison.Ordinal)));
        using var accepted = JsonDocument.Parse(await placed.Content.ReadAsStringAsync());
        var callId = accepted.RootElement.GetProperty("call_id").GetString()!;

        using var answer = await host.TwilioAsync(new HttpMethod(method), $"/twiml?call_id={callId}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("<?xml");
        var stream = XDocument.Parse(text).Root!.Element("Connect")!.Element("Stream")!;
        stream.Attribute("url")!.Value.ShouldBe($"wss://{TestSettings.PublicDomain}/media-stream/{callId}");
        var parameters = stream.Elements("Parameter").ToDictionary(parameter => parameter.Attribute("name")!.Value, parameter => parameter.Attribute("value")!.Value);
        parameters.Keys.ShouldBe(["call_id", "restaurant_name", "party_size", "date", "time", "customer_name", "secret"], ignoreOrder: true);
        parameters["call_id"].ShouldBe(callId);
        parameters["restaurant_name"].ShouldBe("Luigi's");
        parameters["party_size"].ShouldBe("4");
        parameters["time"].ShouldBe("19:00");
        parameters["customer_name"].ShouldBe("J<o>hn & \"Co\"");
        parameters["secret"].Length.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public async Task Twiml_UnknownOrEndedCall_HangsUp()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "busy");

        foreach (var target in new[] { $"/twiml?call_id={callId}", "/twiml?call_id=unknown", "/twiml" })
        {
            using var answer = await host.TwilioAsync(HttpMethod.Get, target);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("<Hangup");
        }
    }

    [Fact]
    public async Task StatusCallback_OtherSidOrUnknownCall_ChangesNothing()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var another = await host.TwilioAsync(HttpMethod.Post, $"/twilio-status?call_id={callId}", new("CallSid", "CA9"), new("CallStatus", "busy"));
        using var unknown = await host.TwilioAsync(HttpMethod.Post, "/twilio-status?call_id=unknown", new("CallSid", FakeTwilio.CallSid), new("CallStatus", "busy"));
        using var strange = await host.TwilioAsync(HttpMethod.Post, $"/twilio-status?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", "levitating"));

        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"status\":\"pending\"");
    }

    [Fact]
    public async Task StatusCallback_AnsweringMachine_EndsTheCall()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var answer = await host.TwilioAsync(HttpMethod.Post, $"/twilio-status?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("AnsweredBy", "machine_start"));

        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsEnd), "the line to be put down");
        await Until.DoneAsync(host.Api.GetStringAsync($"/calls/{callId}/events"));
        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"outcome\":\"voicemail\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    public async Task MediaStream_InvalidSignature_Is403WithoutAReason(string signature)
    {
        await using var host = await ServerTestHost.StartAsync();

        await Should.ThrowAsync<WebSocketException>(() => host.ConnectAsync(signature));
        using var answer = await host.AnonymousClient.GetAsync("/media-stream");

        await OpaqueRefusal.CheckAsync(answer);
    }

    [Theory]
    [InlineData("secret", "0123")]
    [InlineData("secret", null)]
    [InlineData("call_id", "unknown")]
    [InlineData("call_id", null)]
    public async Task MediaStream_WrongParameters_IsClosed(string parameter, string? value)
    {
        await using var host = await ServerTestHost.StartAsync();
        var parameters = await host.ParametersAsync(await host.CallAsync());
        parameters.Remove(parameter);
        if (value is not null)
        {
            parameters[parameter] = value;
        }

        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.ConnectedAsync();
        await stream.StartAsync(parameters);

        (await stream.ReceiveAsync()).ShouldBeNull();
        stream.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task MediaStream_OtherCallSid_IsClosed()
    {
        await using var host = await ServerTestHost.StartAsync();
        var parameters = await host.ParametersAsync(await host.CallAsync());

        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.StartAsync(parameters, callSid: "CA9");

        (await stream.ReceiveAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MediaStream_FiftyInvalidMessages_IsClosed(bool started)
    {
        await using var host = await ServerTestHost.StartAsync();
        var configuring = host.Voice.ConfigureAsync();
        var parameters = await host.ParametersAsync(await host.CallAsync());
        await configuring;
        using var stream = new TwilioStream(await host.ConnectAsync());
        if (started)
        {
            await stream.StartAsync(parameters);
        }

        for (var message = 0; message < 25; message++)
        {
            await stream.SendAsync("garbage");
            await stream.SendBinaryAsync();
        }

        (await stream.ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task MediaStream_NeverStarts_IsClosedAtTheTimeout()
    {
        var time = new FakeTimeProvider();
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.ConnectedAsync();
        await Until.TrueAsync(() => host.Logs.Lines.Any(line => line.Contains("Media stream connected", StringComparison.Ordinal)), "the stream");
        var closed = stream.ReceiveAsync();

        await Until.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return closed.IsCompleted;
            },
            "the close");
    }
}
