using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

public sealed class VoiceSessionSlotTests
{
    private readonly VoiceSessionSlot _slot = new();
    private readonly FakeVoiceSession _session = new();

    [Theory]
    [InlineData(null, null, false, null, false)]
    [InlineData(null, "Sorry.", false, "Sorry.", true)]
    [InlineData(null, "Sorry.", true, null, true)]
    [InlineData("Goodbye.", "Sorry.", false, "Goodbye.", true)]
    [InlineData("Goodbye.", null, true, "Goodbye.", true)]
    public void TakeOpening_LastLineAndResultsComeBeforeAnApology(string? lastLine, string? apology, bool hasNote, string? expectedLine, bool speaks)
    {
        if (hasNote)
        {
            _slot.AddNote("ask_customer has answered");
        }

        var opening = _slot.TakeOpening(lastLine, apology);

        opening.Line.ShouldBe(expectedLine);
        opening.Notes.ShouldBe(hasNote ? ["ask_customer has answered"] : []);
        opening.Speaks.ShouldBe(speaks);
        _slot.TakeOpening(lastLine: null, apology: null).Speaks.ShouldBeFalse("each is told once");
    }

    [Fact]
    public void AttachOrTakeAudio_WhileFramesArrive_AttachesWhenNoneWaits()
    {
        _slot.AddAudio(Audio.Create(20, 1), missing: 0);
        _slot.AddAudio(Audio.Create(20, 2), missing: 1);

        _slot.AttachOrTakeAudio(_session).Select(Encoding.ASCII.GetString)
            .ShouldBe([Audio.CreateText(20, 1), Encoding.ASCII.GetString(CalleeTimeline.SilentFrame), Audio.CreateText(20, 2)]);
        _slot.Current.ShouldBeNull();
        _slot.AddAudio(Audio.Create(20, 3), missing: 0);
        _slot.AttachOrTakeAudio(_session).Count.ShouldBe(1);
        _slot.Current.ShouldBeNull();

        _slot.AttachOrTakeAudio(_session).ShouldBeEmpty();
        _slot.Current.ShouldBe(_session);
    }

    [Fact]
    public void AddAudio_LongWait_KeepsTheLastFiveSeconds()
    {
        for (var frame = 0; frame < 300; frame++)
        {
            _slot.AddAudio(Audio.Create(20, (byte)(frame / 2)), missing: 0);
        }

        var audio = _slot.AttachOrTakeAudio(_session);

        audio.Count.ShouldBe(250);
        Encoding.ASCII.GetString(audio[0]).ShouldBe(Audio.CreateText(20, 25));
    }

    [Fact]
    public void Detach_LostSession_IsReturnedOnce()
    {
        _slot.AttachOrTakeAudio(_session);

        _slot.Detach().ShouldBe(_session);
        _slot.Detach().ShouldBeNull();
    }
}
