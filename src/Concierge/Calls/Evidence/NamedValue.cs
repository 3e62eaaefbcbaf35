using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Evidence;

/// <summary>Where a value of the table was named, and where another one was.</summary>
/// <param name="kind">What another value is.</param>
internal sealed class NamedValue(CounterEvidenceKind kind)
{
    /// <summary>Another value than the claimed one that stands as the last word; <see langword="null"/> if there is none.</summary>
    public CounterEvidence? Other { get; private set; }

    /// <summary>The restaurant's last turn that named the value; <see langword="null"/> if none did.</summary>
    public int? RestaurantTurn { get; private set; }

    /// <summary>The agent's turns that named the value.</summary>
    public List<int> AgentTurns { get; } = [];

    /// <summary>Whether anybody named the value.</summary>
    public bool IsNamed => RestaurantTurn is not null || AgentTurns.Count > 0;

    /// <summary>Takes a value that was named.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="isTable">Whether it is the table's value.</param>
    /// <param name="isExisting">Whether it is the value of the booking that is to change, which is spoken of as well.</param>
    /// <param name="mayClear">Whether the table's value takes the place of another one. Words that are not understood may be about something else.</param>
    public void Take(TranscriptTurn turn, bool isTable, bool isExisting, bool mayClear = true)
    {
        if (!isTable)
        {
            Other = isExisting ? Other : new(kind, turn.Number);
            return;
        }

        Other = mayClear ? null : Other;
        if (turn.Speaker == Speaker.Restaurant)
        {
            RestaurantTurn = turn.Number;
        }
        else
        {
            AgentTurns.Add(turn.Number);
        }
    }

    /// <summary>Finds the turn that proves the value: the restaurant's, or the agent's last one before the agreement.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="agreedTurn">The turn of the agreement.</param>
    /// <returns><see langword="null"/> if nobody named it.</returns>
    public FieldEvidence? FindEvidence(string field, int agreedTurn) =>
        RestaurantTurn is { } heard ? new(field, heard)
        : AgentTurns.LastOrDefault(turn => turn < agreedTurn) is var said and > 0 ? new(field, said, agreedTurn)
        : null;
}
