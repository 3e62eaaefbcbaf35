using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Reading;

/// <summary>What a chat model read in the callee's turns of a call, up to the turn at which it was asked.</summary>
/// <param name="Language">The language of the callee's words as the model names it, such as "en"; <see langword="null"/> if it names none.</param>
/// <param name="Turns">The text of each of the callee's turns, and the acts in it.</param>
internal sealed record ModelReading(string? Language, IReadOnlyList<(string Text, IReadOnlyList<QuotedAct> Acts)> Turns)
{
    /// <summary>Finds the callee's turns that were read: the transcript may have grown, or changed, since.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <returns>The acts by the number of the turn.</returns>
    public IReadOnlyDictionary<int, IReadOnlyList<QuotedAct>> FindActs(IReadOnlyList<TranscriptTurn> transcript)
    {
        Dictionary<int, IReadOnlyList<QuotedAct>> acts = [];
        foreach (var ((text, read), turn) in Turns.Zip(transcript.Where(turn => turn.Speaker == Speaker.Restaurant)))
        {
            if (text != turn.Text)
            {
                break;
            }

            acts[turn.Number] = read;
        }

        return acts;
    }
}
