using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Tests.Voice;
using Concierge.Twilio;

namespace Concierge.Tests.Calls;

/// <summary>A call that an answering machine answers, or that Twilio reports as answered by one.</summary>
public sealed class AnsweringMachineTests
{
    private const string Announcement = "You have reached Luigi's. Please leave a message after the tone.";

    private static StatusCallback Machine { get; } = new("CA1", Status: null, SequenceNumber: null, "machine_start");

    [Fact]
    public async Task AnsweringMachine_PolicyHangUp_EndsTheCall()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();

        session.OnAnsweredBy(Machine);

        var result = await bench.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Voicemail);
        result.Status.ShouldBe(CallStatus.Completed);
    }

    [Fact]
    public async Task MachineDetection_DuringAConversation_IsIgnored()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.AddTurnAsync("u1", VoiceRole.Callee, "Luigi's, hello?");
        await bench.AddTurnAsync("i1", VoiceRole.Agent, "Hello, a table for four please.");
        await bench.AddTurnAsync("u2", VoiceRole.Callee, "For when?");

        session.OnAnsweredBy(Machine);

        session.Call.Ending.ShouldBeNull();
    }

    [Theory]
    [InlineData("Hi, this is the Google assistant. Please say your name and why you are calling.")]
    [InlineData("Hello. Who is calling, please? I will see if this person is available.")]
    public async Task MachineDetection_CallScreening_IsNoMachine(string words)
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.AddTurnAsync("u1", VoiceRole.Callee, words);

        session.OnAnsweredBy(Machine);

        var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.AnsweredBy);
        told[^1].AnsweredBy.ShouldBe("call_screening");
        session.Call.Ending.ShouldBeNull();
    }

    [Theory]
    [InlineData("Who is calling? Leave a message.")]
    [InlineData("Please record your message and say your name after the tone.")]
    public async Task MachineDetection_RecordingAnnouncement_IsAMachine(string words)
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.AddTurnAsync("u1", VoiceRole.Callee, words);

        session.OnAnsweredBy(Machine);

        (await bench.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Voicemail);
    }

    [Fact]
    public async Task MachineDetection_AnnouncementInProgress_WaitsForTheTranscription()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        var listener = await bench.Voice.Listener;
        await listener.OnSpeechStartedAsync("u1");

        session.OnAnsweredBy(Machine);
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        session.Call.Ending.ShouldBeNull();
        listener.OnItemAdded("u1", previousItemId: null, VoiceRole.Callee);
        await listener.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(3));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        session.Call.Ending.ShouldBeNull();
        await listener.OnCalleeTranscriptAsync("u1", "Please say your name and the reason for your call.");

        await bench.AdvanceUntilAsync(() => session.Call.AnsweredBy is not null, "the decision");
        session.Call.AnsweredBy.ShouldBe("call_screening");
    }

    [Theory]
    [InlineData("machine_end_beep")]
    [InlineData("machine_end_silence")]
    [InlineData("machine_end_other")]
    public async Task Message_AfterTwiliosReport_IsLeftOnce(string answeredBy)
    {
        await using var bench = new CallTestHost(Leaving);
        var session = await ListeningAsync(bench);
        bench.Twilio.Requests[0].Field("MachineDetection").ShouldBe("DetectMessageEnd");

        session.OnAnsweredBy(Machine with { AnsweredBy = answeredBy });
        session.OnAnsweredBy(Machine with { AnsweredBy = answeredBy });

        await LeftAsync(bench, session);
    }

    [Fact]
    public async Task Message_AfterTheTone_IsLeft()
    {
        await using var bench = new CallTestHost(Leaving);
        var session = await ListeningAsync(bench);
        session.OnAnsweredBy(Machine);
        await bench.AdvanceUntilAsync(() => session.Call.AnsweredBy == "machine", "the decision");
        bench.Voice.Session.Asked.ShouldBeEmpty("the announcement is still going on");
        await BeepAsync(session);

        await LeftAsync(bench, session);
    }

    [Fact]
    public async Task Message_AfterSilence_IsLeftWhenTheModelReportsVoicemail()
    {
        await using var bench = new CallTestHost(Leaving);
        var session = await ListeningAsync(bench);
        await bench.AddTurnAsync("u1", VoiceRole.Callee, Announcement);
        (await bench.CallToolAndWaitAsync(session, "c1", "report_outcome", """{"outcome":"voicemail"}""")).ShouldContain("\"accepted\":true");
        bench.Voice.Session.Creates.ShouldBe(0, "the model says nothing of its own");

        await bench.AdvanceUntilAsync(() => bench.Voice.Session.Creates == 1, "the message");

        await LeftAsync(bench, session);
    }

    [Fact]
    public async Task Message_Text_NamesCallerRequestAndNumber()
    {
        await using var bench = new CallTestHost(Leaving);
        var session = await ListeningAsync(bench);

        session.OnAnsweredBy(Machine with { AnsweredBy = "machine_end_beep" });

        await Until.TrueAsync(() => bench.Voice.Session.Asked.Count == 2, "the message");
        var message = bench.Voice.Session.Asked[0];
        message.ShouldContain("automated assistant calling for John");
        message.ShouldContain("4 people");
        message.ShouldContain("7:00 PM");
        message.ShouldContain("1 4 1 5 5 5 5 0 1 9 9");
    }

    [Theory]
    [InlineData("fax", true)]
    [InlineData("machine_start", false)]
    public async Task Message_FaxOrNoNumber_HangsUp(string answeredBy, bool hasNumber)
    {
        await using var bench = new CallTestHost(Leaving);
        var session = await bench.StartAnsweredCallAsync(CallTestHost.Details with { CustomerPhone = hasNumber ? "+14155550199" : null });

        session.OnAnsweredBy(Machine with { AnsweredBy = answeredBy });

        var result = await bench.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Voicemail);
        result.MessageLeft.ShouldBeFalse();
    }

    [Fact]
    public async Task Judge_MachineHangsUpDuringTheMessage_IsVoicemail()
    {
        await using var bench = new CallTestHost(Leaving);
        var session = await ListeningAsync(bench);
        session.OnAnsweredBy(Machine with { AnsweredBy = "machine_end_beep" });
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the message");

        session.OnCarrierStatus(CarrierStatus.Completed);

        await bench.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");
        session.Call.Result!.Outcome.ShouldBe(CallOutcome.Voicemail);
        session.Call.Result.MessageLeft.ShouldBeFalse();
    }

    private static ConciergeSettings Leaving(ConciergeSettings settings) => settings with { Voicemail = VoicemailPolicy.LeaveMessage };

    private static async Task<CallSession> ListeningAsync(CallTestHost bench)
    {
        var session = await bench.StartAnsweredCallAsync(CallTestHost.Details with { CustomerPhone = "+14155550199" });
        await Until.TrueAsync(() => bench.Voice.Sessions.Count == 1, "the voice session");
        return session;
    }

    private static async Task BeepAsync(CallSession session)
    {
        var tone = Enumerable.Range(0, 4000).Select(sample => 0.3 * Math.Sin(2 * Math.PI * 1000 * sample / 8000));
        foreach (var frame in Audio.Frames(tone).Append(Audio.Of(20)))
        {
            await session.Bridge.OnCalleeAudioAsync(frame, 0);
        }
    }

    private static async Task LeftAsync(CallTestHost bench, CallSession session)
    {
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the message");
        bench.Voice.Session.Asked.Count(entry => entry.StartsWith("note Say:", StringComparison.Ordinal)).ShouldBe(1);
        var listener = bench.Voice.Current!;
        await listener.OnResponseCreatedAsync("r1");
        await listener.OnAudioAsync("r1", "i1", 0, Audio.Of(200));
        listener.OnAudioDone("i1", 0);
        await listener.OnResponseDoneAsync("r1", error: null);
        session.Call.Ending.ShouldBeNull("the message is played to its end first");

        await bench.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");

        var result = await bench.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Voicemail);
        result.MessageLeft.ShouldBeTrue();
        result.AnsweredBy.ShouldBe("machine");
        bench.Voice.Session.Creates.ShouldBe(1, "one message");
    }
}
