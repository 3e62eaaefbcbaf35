using System.Xml.Linq;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Tests.Telephony;
using Concierge.Tests.Voice;

namespace Concierge.Tests.Calls;

/// <summary>Keys are pressed by Twilio while the stream is away; the call goes on with the next.</summary>
public sealed class MenuKeyTests
{
    [Fact]
    public async Task Twilio_is_told_to_play_the_keys_and_to_connect_again()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

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
    public async Task The_old_streams_stop_does_not_end_the_call_and_the_new_stream_carries_the_conversation()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await PressAsync(bench, session, "c1", "1");

        session.StreamEnded(bench.Line, stopped: true);
        bench.Time.Advance(TimeSpan.FromSeconds(19));
        session.Call.Ending.ShouldBeNull();
        await bench.OpenStreamAsync(session);
        await session.Bridge.OnCalleeAudioAsync(Audio.Of(20, 5), 20);
        await bench.Voice.Current!.OnResponseCreatedAsync("r1");
        await bench.Voice.Current!.OnAudioAsync("r1", "i1", 0, Audio.Of(100));

        bench.Voice.Sessions.Count.ShouldBe(1, "it is the same conversation");
        bench.Voice.Session.Done.ShouldContain($"append {Audio.Text(20, 5)}");
        bench.Telephone.Payloads.ShouldBe([Audio.Text(100)]);
        session.StreamEnded(bench.Line, stopped: true);
        session.Call.Ending.ShouldBe(CallEnding.CalleeHungUp, "this stop was not asked for");
    }

    [Fact]
    public async Task Without_a_new_stream_the_call_ends()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await PressAsync(bench, session, "c1", "1");
        session.StreamEnded(bench.Line, stopped: true);

        bench.Time.Advance(TimeSpan.FromSeconds(20));

        (await bench.ResultAsync(session)).Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Fact]
    public async Task A_refused_redirect_is_told_to_the_model_and_a_stop_ends_the_call_as_before()
    {
        await using var bench = new CallBench();
        bench.Twilio.Other = () => FakeTwilio.Error(404, 21220);
        var session = await bench.AnsweredAsync();

        var output = await PressAsync(bench, session, "c1", "1");

        output.ShouldContain("\"pressed\":false");
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the model to go on");
        session.StreamEnded(bench.Line, stopped: true);
        session.Call.Ending.ShouldBe(CallEnding.CalleeHungUp);
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
    public async Task What_is_no_key_is_refused(string arguments)
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        var before = bench.Twilio.Requests.Count;

        (await bench.ToolAsync(session, "c1", "press_keys", arguments)).ShouldContain("\"pressed\":false");

        bench.Twilio.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Going_round_in_a_menu_is_refused()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        (await PressAsync(bench, session, "c1", "1")).ShouldContain("\"pressed\":\"1\"");
        (await PressAsync(bench, session, "c2", "1")).ShouldContain("\"pressed\":\"1\"");

        (await PressAsync(bench, session, "c3", "1")).ShouldContain("\"pressed\":false");

        for (var key = 2; key <= 7; key++)
        {
            (await PressAsync(bench, session, $"k{key}", $"{key}")).ShouldContain($"\"pressed\":\"{key}\"");
        }

        (await PressAsync(bench, session, "c4", "8")).ShouldContain("\"pressed\":false", Case.Sensitive, "eight presses lead through any menu");
    }

    private static Task<string> PressAsync(CallBench bench, CallSession session, string callId, string digits) =>
        bench.ToolAsync(session, callId, "press_keys", $$"""{"digits":"{{digits}}"}""");
}
