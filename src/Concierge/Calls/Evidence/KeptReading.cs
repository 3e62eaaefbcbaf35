using Concierge.Calls.Reading;
using Concierge.Calls.Results;

namespace Concierge.Calls.Evidence;

/// <summary>The last reading of a call, kept until a word or the claimed table changes: a report is judged several times.</summary>
/// <param name="table">The claimed table.</param>
/// <param name="transcript">The transcript that was read.</param>
/// <param name="model">What the chat model had read.</param>
/// <param name="reading">The reading.</param>
internal sealed class KeptReading(TableBooking table, IReadOnlyList<TranscriptTurn> transcript, ModelReading? model, WholeCallReading reading)
{
    /// <summary>The reading.</summary>
    public WholeCallReading Reading => reading;

    /// <summary>Whether it is the reading of these words and of this table.</summary>
    public bool IsOf(TableBooking claimed, IReadOnlyList<TranscriptTurn> turns, ModelReading? read) =>
        claimed == table && ReferenceEquals(read, model) && turns.SequenceEqual(transcript);
}
