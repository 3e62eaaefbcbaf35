using System.Globalization;
using Concierge.Media.Bridge;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>In any order of speech, transcripts, deadlines and lost sessions, each turn is decided once and none waits for ever.</summary>
public sealed class TurnTakingProperties
{
    private static readonly string[] Texts = ["", "Hello?", "Bye, thank you.", "Wait, one more question.", "a table for four tomorrow"];

    [Property(MaxTest = 500)]
    public void Each_turn_is_decided_once_and_none_waits_for_ever(byte[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var time = new FakeTimeProvider();
        HashSet<string> decided = [];
        List<string> waiting = [];
        var line = new LineState { HasAgentSpoken = true };
        TurnTaking turns = null!;
        turns = new TurnTaking(new VoiceBridgeOptions(), new InterruptionGuard(), time, DecideOverdue, () => turns.TakeStall());
        turns.RecordAgentText("a table for four tomorrow at seven");
        var count = 0;
        foreach (var step in steps)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"u{count}");
            switch (step % 6)
            {
                case 0 when !turns.IsCalleeSpeaking:
                    turns.OnSpeechStarted(canInterrupt: step > 128, inOpening: false);
                    break;
                case 1 when turns.IsCalleeSpeaking:
                    count++;
                    var isAnswered = turns.OnSpeechStopped(id, TimeSpan.FromMilliseconds(step * 4), line);
                    (isAnswered ? decided : (ICollection<string>)waiting).Add(id);
                    break;
                case 2 when waiting.Count > 0:
                    var itemId = waiting[step % waiting.Count];
                    turns.ReadTranscript(itemId, Texts[step % Texts.Length]).DecidesTurn.ShouldBeTrue();
                    Decide(itemId, Texts[step % Texts.Length]);
                    break;
                case 3:
                    line = line with { Mode = (ListeningMode)(step % 3), IsLeaving = step % 2 == 0 };
                    break;
                case 4 when step > 220:
                    turns.Abandon();
                    decided.UnionWith(waiting);
                    waiting.Clear();
                    break;
                default:
                    time.Advance(TimeSpan.FromMilliseconds(step * 4));
                    break;
            }

            turns.HasDoubtfulTurns.ShouldBe(waiting.Count > 0);
        }

        time.Advance(TimeSpan.FromSeconds(4));
        turns.HasDoubtfulTurns.ShouldBeFalse();
        decided.Count.ShouldBe(count);

        void Decide(string itemId, string? text)
        {
            turns.Decide(itemId, text, line).ShouldNotBe(TurnDecision.None);
            turns.Decide(itemId, text, line).ShouldBe(TurnDecision.None);
            decided.Add(itemId).ShouldBeTrue();
            waiting.Remove(itemId).ShouldBeTrue();
        }

        void DecideOverdue()
        {
            foreach (var itemId in turns.TakeOverdueTurns())
            {
                Decide(itemId, text: null);
            }
        }
    }
}
