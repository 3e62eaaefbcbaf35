namespace Concierge.Rehearsal.Restaurant;

/// <summary>Learns what was truly said at the callee's end, for those who judge or show a rehearsal. Called from the network's thread: it must return at once.</summary>
public interface ICalleeObserver
{
    /// <summary>The callee has finished a turn.</summary>
    /// <param name="text">What it meant to say.</param>
    /// <param name="at">When it began, since the call was answered.</param>
    /// <param name="whole">Whether all of it was said: not so when the caller talked over it or the line went dead.</param>
    void TurnSpoken(string text, TimeSpan at, bool whole);

    /// <summary>The callee has understood an utterance of the caller.</summary>
    /// <param name="words">As recognised; empty when nothing was understood.</param>
    /// <param name="at">When the caller ended it, since the call was answered.</param>
    void TurnHeard(string words, TimeSpan at);
}
