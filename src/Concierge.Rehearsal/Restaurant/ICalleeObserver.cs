namespace Concierge.Rehearsal.Restaurant;

/// <summary>
/// Observes what was really said at the callee's end, to judge or show a rehearsal. The network thread calls it: implementations must
/// return at once.
/// </summary>
public interface ICalleeObserver
{
    /// <summary>The callee has finished a turn.</summary>
    /// <param name="text">The text of the turn.</param>
    /// <param name="at">The beginning of the turn, measured from the answer of the call.</param>
    /// <param name="whole">Whether the turn was played to its end; false if the caller interrupted it or the line dropped.</param>
    void OnTurnSpoken(string text, TimeSpan at, bool whole);

    /// <summary>The callee has recognized an utterance of the caller.</summary>
    /// <param name="words">As recognized; empty if nothing was understood.</param>
    /// <param name="at">The end of the utterance, measured from the answer of the call.</param>
    void OnTurnHeard(string words, TimeSpan at);
}
