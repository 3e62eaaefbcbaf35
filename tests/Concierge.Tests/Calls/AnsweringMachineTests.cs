using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Tests.Media.Bridge;
using Concierge.Twilio;

namespace Concierge.Tests.Calls;

/// <summary>Calls that an answering machine answers or seems to answer.</summary>
public sealed class AnsweringMachineTests
{
    private const string Announcement = "You have reached Luigi's. Please leave a message after the tone.";

    private static StatusCallback Machine { get; } = new("CA1", Status: null, SequenceNumber: null, "machine_start");

    [Fact]
    public async Task AnsweringMachine_PolicyHangUp_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        session.OnAnsweredBy(Machine);

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Voicemail);
        result.Status.ShouldBe(CallStatus.Completed);
    }

    [Fact]
    public async Task MachineDetection_DuringAConversation_IsIgnored()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("u1", VoiceRole.Callee, "Luigi's, hello?");
        await host.AddTurnAsync("i1", VoiceRole.Agent, "Hello, a table for four please.");
        await host.AddTurnAsync("u2", VoiceRole.Callee, "For when?");

        session.OnAnsweredBy(Machine);

        session.Call.Ending.ShouldBeNull();
    }

    [Theory]
    [InlineData("Hi, this is the Google assistant. Please say your name and why you are calling.")]
    [InlineData("Hello. Who is calling, please? I will see if this person is available.")]
    public async Task MachineDetection_CallScreening_IsNotAMachine(string words)
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("u1", VoiceRole.Callee, words);

        session.OnAnsweredBy(Machine);

        var answeredByEvents = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.AnsweredBy);
        answeredByEvents[^1].AnsweredBy.ShouldBe("call_screening");
        session.Call.Ending.ShouldBeNull();
    }

    [Theory]
    [InlineData("Who is calling? Leave a message.")]
    [InlineData("Please record your message and say your name after the tone.")]
    public async Task MachineDetection_RecordingAnnouncement_IsAMachine(string words)
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("u1", VoiceRole.Callee, words);

        session.OnAnsweredBy(Machine);

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Voicemail);
    }

    [Fact]
    public async Task MachineDetection_AnnouncementInProgress_WaitsForTheTranscription()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var listener = await host.Voice.Listener;
        await listener.OnSpeechStartedAsync("u1");

        session.OnAnsweredBy(Machine);
        host.Time.Advance(TimeSpan.FromSeconds(3));
        session.Call.Ending.ShouldBeNull();
        listener.OnItemAdded("u1", previousItemId: null, VoiceRole.Callee);
        await listener.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(3));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        session.Call.Ending.ShouldBeNull();
        await listener.OnCalleeTranscriptAsync("u1", "Please say your name and the reason for your call.");

        await host.AdvanceUntilAsync(() => session.Call.AnsweredBy is not null, "the decision");
        session.Call.AnsweredBy.ShouldBe("call_screening");
    }

    [Fact]
    public async Task MachineDetection_AnnouncementHasStoppedButIsNoTurnYet_WaitsForIt()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var listener = await host.Voice.Listener;
        await listener.OnSpeechStartedAsync("u1");
        await listener.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(3));

        session.OnAnsweredBy(Machine);
        await Until.TrueAsync(() => host.Time.IsTimerActive(TimeSpan.FromSeconds(12)), "the wait for the words");
        listener.OnItemAdded("u1", previousItemId: null, VoiceRole.Callee);
        await listener.OnCalleeTranscriptAsync("u1", "Please say your name and the reason for your call.");

        await Until.TrueAsync(() => session.Call.AnsweredBy is not null, "the decision");
        session.Call.AnsweredBy.ShouldBe("call_screening");
    }

    [Theory]
    [InlineData("machine_end_beep")]
    [InlineData("machine_end_silence")]
    [InlineData("machine_end_other")]
    public async Task Message_AfterTwiliosReport_IsLeftOnce(string answeredBy)
    {
        await using var host = new CallTestHost(WithMessagePolicy);
        var session = await StartListeningCallAsync(host);
        host.Twilio.Requests[0].Field("MachineDetection").ShouldBe("DetectMessageEnd");

        session.OnAnsweredBy(Machine with { AnsweredBy = answeredBy });
        session.OnAnsweredBy(Machine with { AnsweredBy = answeredBy });

        await CheckMessageLeftAsync(host, session);
    }

    [Fact]
    public async Task Message_AfterTheTone_IsLeft()
    {
        await using var host = new CallTestHost(WithMessagePolicy);
        var session = await StartListeningCallAsync(host);
        session.OnAnsweredBy(Machine);
        await host.AdvanceUntilAsync(() => session.Call.AnsweredBy == "machine", "the decision");
        host.Voice.Session.OperationsExceptAudio.ShouldBeEmpty("the announcement has not ended yet");
        await SendToneAsync(session);

        await CheckMessageLeftAsync(host, session);
    }

    [Fact]
    public async Task Message_AfterSilence_IsLeftWhenTheModelReportsVoicemail()
    {
        await using var host = new CallTestHost(WithMessagePolicy);
        var session = await StartListeningCallAsync(host);
        await host.AddTurnAsync("u1", VoiceRole.Callee, Announcement);
        (await host.CallToolAndWaitAsync(session, "c1", "report_outcome", """{"outcome":"voicemail"}""")).ShouldContain("\"accepted\":true");
        host.Voice.Session.CreateCount.ShouldBe(0, "the model does not speak before the message");

        await host.AdvanceUntilAsync(() => host.Voice.Session.CreateCount == 1, "the message");

        await CheckMessageLeftAsync(host, session);
    }

    [Fact]
    public async Task Message_Text_NamesCallerRequestAndNumber()
    {
        await using var host = new CallTestHost(WithMessagePolicy);
        var session = await StartListeningCallAsync(host);

        session.OnAnsweredBy(Machine with { AnsweredBy = "machine_end_beep" });

        await Until.TrueAsync(() => host.Voice.Session.OperationsExceptAudio.Count == 2, "the message");
        var message = host.Voice.Session.OperationsExceptAudio[0];
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
        await using var host = new CallTestHost(WithMessagePolicy);
        var session = await host.StartAnsweredCallAsync(CallTestHost.Details with { CustomerPhone = hasNumber ? "+14155550199" : null });

        session.OnAnsweredBy(Machine with { AnsweredBy = answeredBy });

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Voicemail);
        result.MessageLeft.ShouldBeFalse();
    }

    [Fact]
    public async Task Judge_MachineHangsUpDuringTheMessage_IsVoicemail()
    {
        await using var host = new CallTestHost(WithMessagePolicy);
        var session = await StartListeningCallAsync(host);
        session.OnAnsweredBy(Machine with { AnsweredBy = "machine_end_beep" });
        await Until.TrueAsync(() => host.Voice.Session.CreateCount == 1, "the message");

        session.OnCarrierStatus(CarrierStatus.Completed);

        await host.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");
        session.Call.Result!.Outcome.ShouldBe(CallOutcome.Voicemail);
        session.Call.Result.MessageLeft.ShouldBeFalse();
    }

    private static ConciergeSettings WithMessagePolicy(ConciergeSettings settings) =>
        settings with { Calls = settings.Calls with { Voicemail = VoicemailPolicy.LeaveMessage } };

    private static async Task<CallSession> StartListeningCallAsync(CallTestHost host)
    {
        var session = await host.StartAnsweredCallAsync(CallTestHost.Details with { CustomerPhone = "+14155550199" });
        await Until.TrueAsync(() => host.Voice.Sessions.Count == 1, "the voice session");
        return session;
    }

    private static async Task SendToneAsync(CallSession session)
    {
        var tone = Enumerable.Range(0, 4000).Select(sample => 0.3 * Math.Sin(2 * Math.PI * 1000 * sample / 8000));
        foreach (var frame in Audio.CreateFrames(tone).Append(Audio.Create(20)))
        {
            await session.Bridge.OnCalleeAudioAsync(frame, 0);
        }
    }

    private static async Task CheckMessageLeftAsync(CallTestHost host, CallSession session)
    {
        await Until.TrueAsync(() => host.Voice.Session.CreateCount == 1, "the message");
        host.Voice.Session.OperationsExceptAudio.Count(entry => entry.StartsWith("note Say:", StringComparison.Ordinal)).ShouldBe(1);
        var listener = host.Voice.Current!;
        await listener.OnResponseCreatedAsync("r1");
        await listener.OnAudioAsync("r1", "i1", 0, Audio.Create(200));
        listener.OnAudioDone("i1", 0);
        await listener.OnResponseDoneAsync("r1", error: null);
        session.Call.Ending.ShouldBeNull("the message is played to its end first");

        await host.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Voicemail);
        result.MessageLeft.ShouldBeTrue();
        result.AnsweredBy.ShouldBe("machine");
        host.Voice.Session.CreateCount.ShouldBe(1, "the message is left only once");
    }
}
