using Concierge.Media.Bridge;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

public sealed class FarewellPolicyTests : IAsyncDisposable
{
    private static readonly TimeSpan Grace = new VoiceBridgeOptions().FarewellGrace;
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly FarewellPolicy _policy;
    private LineState _line;
    private int _ends;

    public FarewellPolicyTests() => _policy = new FarewellPolicy(new VoiceBridgeOptions(), _time, () => _ends += _policy!.TakeDue(_line) ? 1 : 0);

    [Fact]
    public void Update_NotLeaving_NeverEndsTheCall()
    {
        _policy.Update(_line);
        _time.Advance(TimeSpan.FromHours(1));

        _ends.ShouldBe(0);
    }

    [Fact]
    public void Update_QuietLine_EndsTheCallAtOnce()
    {
        _policy.Leave();
        _policy.Step.ShouldBe(FarewellStep.Goodbye);
        _policy.Update(_line);
        _time.Advance(OneMillisecond);

        _ends.ShouldBe(1);
    }

    [Fact]
    public void Update_AudioIsUnheard_EndsTheCallAfterItsLengthAndTheGracePeriod()
    {
        _policy.Leave();
        _policy.Update(_line with { IsPlaying = true, Unheard = TimeSpan.FromSeconds(2) });

        _time.Advance(TimeSpan.FromSeconds(2) + Grace - OneMillisecond);
        _ends.ShouldBe(0);
        _time.Advance(OneMillisecond);

        _ends.ShouldBe(1);
    }

    [Fact]
    public void Update_LastMarkReturns_EndsTheCallAtOnce()
    {
        _policy.Leave();
        _policy.Update(_line with { IsPlaying = true, Unheard = TimeSpan.FromSeconds(2) });

        _policy.Update(_line);
        _time.Advance(OneMillisecond);

        _ends.ShouldBe(1);
    }

    [Fact]
    public void TakeDue_ResponseIsExpected_WaitsForItHoweverLong()
    {
        _line = _line with { IsResponseExpected = true };
        _policy.Leave();
        _policy.Update(_line);

        AdvanceByGrace(20);
        _ends.ShouldBe(0);
        _line = default;
        AdvanceByGrace(1);

        _ends.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void TakeDue_CalleeIsActive_WaitsForALastQuestionThreeTimes(bool isSpeaking, bool isDoubtful)
    {
        _line = _line with { IsCalleeSpeaking = isSpeaking, HasDoubtfulTurns = isDoubtful };
        _policy.Leave();
        _policy.Update(_line);

        AdvanceByGrace(3);
        _ends.ShouldBe(0);
        AdvanceByGrace(1);

        _ends.ShouldBe(1);
    }

    [Fact]
    public void TakeDue_LastLineWhileTheCalleeIsActive_DoesNotWait()
    {
        _line = _line with { IsCalleeSpeaking = true };
        _policy.SayLast("Goodbye.");
        _policy.Update(_line);

        AdvanceByGrace(1);

        _ends.ShouldBe(1);
    }

    [Fact]
    public void Continue_QuestionOfTheCallee_KeepsTheCallOpen()
    {
        _policy.SayLast("Goodbye.");
        _policy.Update(_line with { IsPlaying = true });

        _policy.Continue();
        AdvanceByGrace(10);

        _ends.ShouldBe(0);
        _policy.IsLeaving.ShouldBeFalse();
        _policy.LastLine.ShouldBeNull();
    }

    [Fact]
    public void Leave_AfterALastLine_KeepsTheLine()
    {
        _policy.SayLast("Goodbye.");

        _policy.Leave();

        _policy.Step.ShouldBe(FarewellStep.LastLine);
        _policy.LastLine.ShouldBe("Goodbye.");
    }

    [Fact]
    public void Leave_AfterAnotherFarewell_WaitsForALastQuestionAnew()
    {
        _line = _line with { IsCalleeSpeaking = true };
        _policy.Leave();
        _policy.Update(_line);
        AdvanceByGrace(3);
        _policy.Continue();

        _policy.Leave();
        _policy.Update(_line);
        AdvanceByGrace(3);

        _ends.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _policy.DisposeAsync();

    private void AdvanceByGrace(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Advance(Grace);
        }
    }
}
