using Concierge.Media.Bridge;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>However the line behaves, a call that the agent leaves ends, and one that it does not leave is not ended.</summary>
public sealed class FarewellPolicyProperties
{
    private static readonly VoiceBridgeOptions Options = new();

    [Property(MaxTest = 500)]
    public void A_call_ends_only_while_the_agent_leaves_and_then_in_time(byte[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var time = new FakeTimeProvider();
        var line = default(LineState);
        var ends = 0;
        FarewellPolicy policy = null!;
        policy = new FarewellPolicy(Options, time, TakeDue);
        foreach (var step in steps)
        {
            switch (step % 9)
            {
                case 0:
                    policy.Leave();
                    policy.Update(line);
                    break;
                case 1:
                    policy.SayLast("Goodbye.");
                    policy.Update(line);
                    break;
                case 2:
                    policy.Continue();
                    break;
                case 3:
                    line = line with { IsCalleeSpeaking = !line.IsCalleeSpeaking };
                    break;
                case 4:
                    line = line with { HasDoubtfulTurns = !line.HasDoubtfulTurns };
                    break;
                case 5:
                    line = line with { IsResponseExpected = !line.IsResponseExpected };
                    policy.Update(line);
                    break;
                case 6:
                    line = line with { IsPlaying = step > 100, Unheard = TimeSpan.FromMilliseconds(step > 100 ? step * 10 : 0) };
                    policy.Update(line);
                    break;
                default:
                    time.Advance(TimeSpan.FromMilliseconds(step * 20));
                    break;
            }
        }

        // The model finishes, the callee makes noise for ever, and no mark returns.
        var isLeaving = policy.IsLeaving;
        ends = 0;
        line = line with { IsResponseExpected = false, IsCalleeSpeaking = true };
        policy.Update(line);
        for (var passed = TimeSpan.Zero; passed < line.Unheard + (5 * Options.FarewellGrace); passed += Options.FarewellGrace / 3)
        {
            time.Advance(Options.FarewellGrace / 3);
        }

        (ends > 0).ShouldBe(isLeaving);

        void TakeDue()
        {
            if (policy.TakeDue(line))
            {
                policy.IsLeaving.ShouldBeTrue();
                line.IsResponseExpected.ShouldBeFalse("the agent may say more");
                ends++;
            }
        }
    }
}
