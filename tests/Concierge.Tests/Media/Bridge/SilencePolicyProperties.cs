using Concierge.Media.Bridge;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>In any order of events the policy counts the one silence that its mode allows, and acts only when the line allows it.</summary>
public sealed class SilencePolicyProperties
{
    [Property(MaxTest = 500)]
    public void The_counted_silence_fits_the_mode_and_the_action_fits_the_line(byte[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var time = new FakeTimeProvider();
        var line = new LineState { HasStream = true, HasSession = true };
        List<SilenceAction> actions = [];
        SilencePolicy policy = null!;
        policy = new SilencePolicy(new VoiceBridgeOptions(), time, () => actions.Add(Check(policy.TakeDue(line), line)));
        var isMuted = false;
        foreach (var step in steps)
        {
            line = Step(policy, time, line, step);
            isMuted |= policy.Mode == ListeningMode.Mute;
            policy.Mode.ShouldBe(isMuted ? ListeningMode.Mute : policy.Mode, "a machine stays a machine");
            GetAllowedModes(policy.Wait).ShouldContain(policy.Mode);
        }

        var asked = actions.IndexOf(SilenceAction.AskWhetherThere);
        var gaveUp = actions.IndexOf(SilenceAction.GiveUpOnSilence);
        (gaveUp < 0 || (asked >= 0 && asked < gaveUp)).ShouldBeTrue("the callee is asked before the agent gives up");
    }

    private static LineState Step(SilencePolicy policy, FakeTimeProvider time, LineState line, byte step)
    {
        switch (step % 14)
        {
            case 0:
                policy.OnStreamAttached(line = line with { HasStream = true });
                break;
            case 1:
                line = line with { HasStream = false };
                policy.OnStreamDetached();
                break;
            case 2:
                line = line with { IsCalleeSpeaking = true };
                policy.OnCalleeSpeechStarted();
                break;
            case 3:
                policy.OnCalleeSpeechStopped(line = line with { IsCalleeSpeaking = false });
                break;
            case 4:
                policy.OnCalleeAnswered();
                break;
            case 5:
                policy.OnTurnIgnored(line);
                break;
            case 6:
                line = line with { IsResponseExpected = true };
                policy.OnResponseBegan();
                break;
            case 7:
                line = line with { HasAgentSpoken = true };
                policy.OnAgentAudio();
                break;
            case 8:
                policy.BeginHold();
                break;
            case 9 when step > 200:
                policy.Mute(line);
                break;
            case 10:
                policy.OnResponseEnded(line = line with { IsResponseExpected = false }, isToolRunning: step > 128);
                break;
            case 11:
                policy.Update(line);
                break;
            case 12 when step > 200:
                line = line with { IsLeaving = !line.IsLeaving };
                policy.OnLeaving();
                break;
            default:
                time.Advance(TimeSpan.FromMilliseconds(100 * step));
                break;
        }

        return line with { Mode = policy.Mode };
    }

    private static ListeningMode[] GetAllowedModes(SilenceWait wait) => wait switch
    {
        SilenceWait.Opening or SilenceWait.Conversation => [ListeningMode.Conversing],
        SilenceWait.Hold => [ListeningMode.OnHold],
        SilenceWait.Machine => [ListeningMode.Mute],
        _ => Enum.GetValues<ListeningMode>(),
    };

    private static SilenceAction Check(SilenceAction action, LineState line)
    {
        if (action is not (SilenceAction.None or SilenceAction.SpeakFirst))
        {
            line.IsLeaving.ShouldBeFalse("an agent that leaves acts on no silence");
        }

        if (action is not (SilenceAction.None or SilenceAction.GiveUpOnHold))
        {
            line.IsCalleeSpeaking.ShouldBeFalse("speech is no silence");
        }

        if (action == SilenceAction.SpeakFirst)
        {
            line.HasAgentSpoken.ShouldBeFalse();
        }

        return action;
    }
}
