using System.Xml.Linq;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Tests.Telephony;
using Concierge.Tests.Voice;

namespace Concierge.Tests.Calls;

/// <summary>Twilio sends the keys while the stream is disconnected, and the call continues with the next stream.</summary>
public sealed class IvrKeyPolicyTests
{
    [Fact]
    public async Task PressKeys_Accepted_RedirectsTheCall()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();

        var output = await PressAsync(bench, session, "c1", "1");

        output.ShouldEndWith("""{"pressed":"1"}""");
        var verbs = XDocument.Parse(bench.Twilio.Requests[^1].Field("Twiml")!).Root!.Elements().ToList();
        verbs.Select(verb => verb.Name.LocalName).ShouldBe(["Play", "Connect"]);
        verbs[0].Attribute("digits")!.Value.ShouldBe("w1");
        verbs[1].Attribute("action")!.Value.ShouldBe($"https://{TestSettings.PublicDomain}/stream-ended?call_id={session.Call.Id}");
        verbs[1].Descendants("Parameter").ShouldContain(parameter => parameter.Attribute("value")!.Value == session.Call.Secret);
        bench.Voice.Session.Creates.ShouldBe(0, "the menu speaks next");
    }

    [Fact]
    public async Task PressKeys_OldStreamStops_NewStreamContinuesTheCall()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await PressAsync(bench, session, "c1", "1");

        session.OnStreamEnded(bench.StreamWriter, stopped: true);
        bench.Time.Advance(TimeSpan.FromSeconds(19));
        session.Call.Ending.ShouldBeNull();
        await bench.OpenStreamAsync(session);
        await session.Bridge.OnCalleeAudioAsync(Audio.Of(20, 5), 20);
        await bench.Voice.Current!.OnResponseCreatedAsync("r1");
        await bench.Voice.Current!.OnAudioAsync("r1", "i1", 0, Audio.Of(100));

        bench.Voice.Sessions.Count.ShouldBe(1, "it is the same conversation");
        bench.Voice.Session.Done.ShouldContain($"append {Audio.Text(20, 5)}");
        bench.StreamSocket.Payloads.ShouldBe([Audio.Text(100)]);
        session.OnStreamEnded(bench.StreamWriter, stopped: true);
        session.Call.Ending.ShouldBe(CallEndReason.CalleeHungUp, "this stop was not asked for");
    }

    [Fact]
    public async Task PressKeys_NoNewStream_EndsTheCall()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await PressAsync(bench, session, "c1", "1");
        session.OnStreamEnded(bench.StreamWriter, stopped: true);

        bench.Time.Advance(TimeSpan.FromSeconds(20));

        (await bench.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Fact]
    public async Task PressKeys_RedirectRefused_TellsTheModel()
    {
        await using var bench = new CallTestHost();
        bench.Twilio.Other = () => FakeTwilio.Error(404, 21220);
        var session = await bench.StartAnsweredCallAsync();

        var output = await PressAsync(bench, session, "c1", "1");

        output.ShouldContain("\"pressed\":false");
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the model to continue");
        session.OnStreamEnded(bench.StreamWriter, stopped: true);
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
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        var before = bench.Twilio.Requests.Count;

        (await bench.CallToolAndWaitAsync(session, "c1", "press_keys", arguments)).ShouldContain("\"pressed\":false");

        bench.Twilio.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task PressKeys_MenuLoop_IsRefused()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        (await PressAsync(bench, session, "c1", "1")).ShouldContain("\"pressed\":\"1\"");
        (await PressAsync(bench, session, "c2", "1")).ShouldContain("\"pressed\":\"1\"");

        (await PressAsync(bench, session, "c3", "1")).ShouldContain("\"pressed\":false");

        for (var key = 2; key <= 7; key++)
        {
            (await PressAsync(bench, session, $"k{key}", $"{key}")).ShouldContain($"\"pressed\":\"{key}\"");
        }

        (await PressAsync(bench, session, "c4", "8")).ShouldContain("\"pressed\":false", Case.Sensitive, "eight presses lead through any menu");
    }

    private static Task<string> PressAsync(CallTestHost bench, CallSession session, string callId, string digits) =>
        bench.CallToolAndWaitAsync(session, callId, "press_keys", $$"""{"digits":"{{digits}}"}""");
}
