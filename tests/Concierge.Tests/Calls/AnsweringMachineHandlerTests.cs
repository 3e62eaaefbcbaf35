using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Twilio;

namespace Concierge.Tests.Calls;

public sealed class AnsweringMachineHandlerTests : IDisposable
{
    private static readonly StatusCallback Started = new("CA1", Status: null, SequenceNumber: null, "machine_start");
    private static readonly StatusCallback Recording = Started with { AnsweredBy = "machine_end_beep" };

    private readonly RecordingAgent _agent = new();
    private CallPartsFixture _fixture = new();

    [Fact]
    public async Task OnAnsweredBy_MachineRecords_MutesTheAgentAndLeavesOneMessage()
    {
        var machine = Create(out _);

        machine.OnAnsweredBy(Recording, _agent);
        await Until.TrueAsync(() => machine.IsMessageSpoken && _agent.Done.Count == 2, "the message");
        machine.OnAnsweredBy(Recording, _agent);
        machine.OnRecording(_agent);

        _agent.Done[0].ShouldBe("mute");
        _agent.Done[1].ShouldStartWith("last Hello, this is an automated assistant");
        _fixture.Call.AnsweredBy.ShouldBe("machine");
        _fixture.Context.End.IsDecided.ShouldBeFalse();
    }

    [Fact]
    public async Task OnAnsweredBy_AnnouncementRuns_WaitsForItsWordsWithoutPolling()
    {
        var machine = Create(out var transcription);
        _fixture.Call.Turns.Begin("u1");
        machine.OnAnsweredBy(Started, _agent);
        await Until.TrueAsync(() => _fixture.Time.IsTimerActive(TimeSpan.FromSeconds(12)), "the wait");
        _fixture.Call.Turns.Add("u1", previousItemId: null, Speaker.Restaurant);
        transcription.OnChanged();
        _fixture.Call.AnsweredBy.ShouldBeNull();

        _fixture.Call.Turns.SetText("u1", Speaker.Restaurant, "Please say your name and the reason for your call.");
        transcription.OnChanged();

        await Until.TrueAsync(() => _fixture.Call.AnsweredBy is not null, "the decision");
        _fixture.Call.AnsweredBy.ShouldBe("call_screening");
        _agent.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task OnAnsweredBy_EndlessAnnouncement_IsAMachineAfterTwelveSeconds()
    {
        var machine = Create(out _);
        _fixture.Call.Turns.Begin("u1");
        machine.OnAnsweredBy(Started, _agent);
        await Until.TrueAsync(() => _fixture.Time.IsTimerActive(TimeSpan.FromSeconds(12)), "the wait");

        _fixture.Time.Advance(TimeSpan.FromSeconds(12));

        await Until.TrueAsync(() => _agent.Done.Count == 1, "the decision");
        _agent.Done.ShouldBe(["mute"], "it does not record yet");
    }

    [Fact]
    public async Task OnAnsweredBy_NoMessageMayBeLeft_EndsTheCall()
    {
        var machine = Create(out _, VoicemailPolicy.HangUp);

        machine.OnAnsweredBy(Started, _agent);

        await Until.DoneAsync(_fixture.Context.End.Decided);
        _fixture.Call.Ending.ShouldBe(CallEndReason.AnsweredByMachine);
        _agent.Done.ShouldBeEmpty();
    }

    [Fact]
    public void OnAnsweredBy_Person_IsOnlyRecorded()
    {
        Create(out _).OnAnsweredBy(Started with { AnsweredBy = "human" }, _agent);

        _fixture.Call.AnsweredBy.ShouldBe("human");
    }

    [Fact]
    public async Task OnRecording_WithoutAMachine_MeansNothing()
    {
        var machine = Create(out _);

        machine.OnRecording(_agent);
        machine.OnReported(_agent);
        await Until.TrueAsync(() => _agent.Done.Count > 0, "the machine");

        _agent.Done.ShouldBe(["mute"], "the sound before the report was no tone");
    }

    public void Dispose() => _fixture.Dispose();

    private AnsweringMachineHandler Create(out TranscriptionWait transcription, VoicemailPolicy voicemail = VoicemailPolicy.LeaveMessage)
    {
        _fixture.Dispose();
        _fixture = new CallPartsFixture(voicemail);
        transcription = new TranscriptionWait(_fixture.Context);
        return new AnsweringMachineHandler(_fixture.Context, transcription);
    }
}
