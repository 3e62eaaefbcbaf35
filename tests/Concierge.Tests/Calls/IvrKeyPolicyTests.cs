using System.Xml.Linq;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Calls;

/// <summary>Twilio sends the keys while the stream is disconnected. The call continues on the next stream.</summary>
public sealed class IvrKeyPolicyTests
{
    [Fact]
    public async Task PressKeys_Accepted_RedirectsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        var output = await PressAsync(host, session, "c1", "1");

        output.ShouldEndWith("""{"pressed":"1"}""");
        var verbs = XDocument.Parse(host.Twilio.Requests[^1].Field("Twiml")!).Root!.Elements().ToList();
        verbs.Select(verb => verb.Name.LocalName).ShouldBe(["Play", "Connect"]);
        verbs[0].Attribute("digits")!.Value.ShouldBe("w1");
        verbs[1].Attribute("action")!.Value.ShouldBe($"https://{TestSettings.PublicDomain}/stream-ended?call_id={session.Call.Id}#rc=4&rp=all");
        verbs[1].Descendants("Parameter").ShouldContain(parameter => parameter.Attribute("value")!.Value == session.Call.Secret);
        host.Voice.Session.CreateCount.ShouldBe(0, "the IVR menu speaks next");
    }

    [Fact]
    public async Task PressKeys_OldStreamStops_NewStreamContinuesTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await PressAsync(host, session, "c1", "1");

        session.OnStreamEnded(host.StreamWriter, stopped: true);
        host.Time.Advance(TimeSpan.FromSeconds(19));
        session.Call.Ending.ShouldBeNull();
        await host.OpenStreamAsync(session);
        await session.Bridge.OnCalleeAudioAsync(Audio.Create(20, 5), 20);
        await host.Voice.Current!.OnResponseCreatedAsync("r1");
        await host.Voice.Current!.OnAudioAsync("r1", "i1", 0, Audio.Create(100));

        host.Voice.Sessions.Count.ShouldBe(1, "the voice session stays the same");
        host.Voice.Session.Operations.ShouldContain($"append {Audio.CreateText(20, 5)}");
        host.StreamSocket.Payloads.ShouldBe([Audio.CreateText(100)]);
        session.OnStreamEnded(host.StreamWriter, stopped: true);
        session.Call.Ending.ShouldBe(CallEndReason.CalleeHungUp, "the product did not cause this stop");
    }

    [Fact]
    public async Task PressKeys_NoNewStream_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await PressAsync(host, session, "c1", "1");
        session.OnStreamEnded(host.StreamWriter, stopped: true);

        host.Time.Advance(TimeSpan.FromSeconds(20));

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Fact]
    public async Task PressKeys_RedirectRefused_TellsTheModel()
    {
        await using var host = new CallTestHost();
        host.Twilio.Other = () => FakeTwilio.Error(404, 21220);
        var session = await host.StartAnsweredCallAsync();

        var output = await PressAsync(host, session, "c1", "1");

        output.ShouldContain("\"pressed\":false");
        await Until.TrueAsync(() => host.Voice.Session.CreateCount == 1, "the model to continue");
        session.OnStreamEnded(host.StreamWriter, stopped: true);
        session.Call.Ending.ShouldBe(CallEndReason.CalleeHungUp);
    }

    [Theory]
    [InlineData("""{"digits":"one"}""")]
    [InlineData("""{"digits":""}""")]
    [InlineData("""{"digits":"1w2"}""")]
    [InlineData("""{"digits":"\"/><Hangup/>"}""")]
    [InlineData("""{"digits":"123456789012345678901"}""")]
    [InlineData("""{"digits":5}""")]
    [InlineData("{}")]
    [InlineData("{half")]
    public async Task PressKeys_InvalidKeys_AreRefused(string arguments)
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var before = host.Twilio.Requests.Count;

        (await host.CallToolAndWaitAsync(session, "c1", "press_keys", arguments)).ShouldContain("\"pressed\":false");

        host.Twilio.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task PressKeys_MenuLoop_IsRefused()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        (await PressAsync(host, session, "c1", "1")).ShouldContain("\"pressed\":\"1\"");
        (await PressAsync(host, session, "c2", "1")).ShouldContain("\"pressed\":\"1\"");

        (await PressAsync(host, session, "c3", "1")).ShouldContain("\"pressed\":false");

        for (var key = 2; key <= 7; key++)
        {
            (await PressAsync(host, session, $"k{key}", $"{key}")).ShouldContain($"\"pressed\":\"{key}\"");
        }

        (await PressAsync(host, session, "c4", "8")).ShouldContain("\"pressed\":false", Case.Sensitive, "eight presses are enough for every IVR menu");
    }

    private static Task<string> PressAsync(CallTestHost host, CallSession session, string callId, string digits) =>
        host.CallToolAndWaitAsync(session, callId, "press_keys", $$"""{"digits":"{{digits}}"}""");
}
