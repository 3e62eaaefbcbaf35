namespace Concierge.Rehearsal.Restaurant;

/// <summary>
/// Observes what was said and recognized at the callee's end, to check or show a rehearsal. The network's thread calls it, so implementations
/// must return immediately.
/// </summary>
public interface ICalleeObserver
{
    /// <summary>The callee has finished a turn.</summary>
    /// <param name="text">The text of the turn.</param>
    /// <param name="at">When the turn began, measured from the answer of the call.</param>
    /// <param name="isComplete">Whether the turn was played to its end; false if the caller interrupted it or the line dropped.</param>
    void OnTurnSpoken(string text, TimeSpan at, bool isComplete);

    /// <summary>The callee has recognized an utterance of the caller.</summary>
    /// <param name="words">The recognized words; empty if nothing was understood.</param>
    /// <param name="at">When the utterance ended, measured from the answer of the call.</param>
    void OnUtteranceRecognized(string words, TimeSpan at);
}
