using Concierge.Calls.Results;

namespace Concierge.Calls.Evidence;

/// <summary>Reads the acts in a turn of the callee. One state machine takes them, whatever read them.</summary>
internal interface ICalleeTurnReader
{
    /// <summary>Reads a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="ownWords">The words of this call: names, and what the agent said.</param>
    CalleeTurnReading Read(TranscriptTurn turn, IReadOnlySet<string> ownWords);
}
