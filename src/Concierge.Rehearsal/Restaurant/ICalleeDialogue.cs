using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The callee's side of the dialogue in one call: it receives recognized words and returns sentences to speak. Not thread-safe.</summary>
public interface ICalleeDialogue
{
    /// <summary>What the line does when it is called.</summary>
    RingResult Ring { get; }

    /// <summary>The silence between the answer and the greeting.</summary>
    TimeSpan GreetingDelay { get; }

    /// <summary>The effects of the callee's phone on the audio.</summary>
    LineEffects LineEffects => LineEffects.Clean;

    /// <summary>The booking made or changed in this call; <see langword="null"/> without one.</summary>
    Booking? ConfirmedBooking => null;

    /// <summary>The recognized message that an answering machine has recorded; <see langword="null"/> without one.</summary>
    string? RecordedMessage => null;

    /// <summary>Gets the greeting; <see langword="null"/> if the callee waits for the caller.</summary>
    CalleeTurn? GetGreeting();

    /// <summary>Handles an utterance of the caller.</summary>
    /// <param name="words">The recognized words: lower case, letters as <c>a.</c>; empty for speech that was not recognized.</param>
    /// <returns>The answer; <see langword="null"/> to say nothing.</returns>
    CalleeTurn? OnUtterance(string words);

    /// <summary>Handles an utterance during a turn that the caller cannot interrupt. The callee does not answer it.</summary>
    /// <param name="words">The recognized words.</param>
    void OnOverheard(string words)
    {
    }

    /// <summary>How long the caller may speak before the callee interrupts; <see langword="null"/> to let the caller finish.</summary>
    TimeSpan? InterruptionDelay => null;

    /// <summary>Called once in an utterance of the caller that has lasted <see cref="InterruptionDelay"/>.</summary>
    /// <returns>What the callee says during the utterance; <see langword="null"/> to keep listening.</returns>
    CalleeTurn? TryInterrupt() => null;

    /// <summary>Handles a key that the caller has pressed.</summary>
    /// <param name="digit">0-9, A-D, * or #.</param>
    /// <returns>What the callee says immediately instead of its current turn; <see langword="null"/> to ignore the key.</returns>
    CalleeTurn? OnKeyPressed(char digit) => null;

    /// <summary>Called about once a second while both sides are silent.</summary>
    /// <param name="quiet">How long both have been silent.</param>
    /// <returns>What the callee says or does; <see langword="null"/> to keep waiting.</returns>
    CalleeTurn? OnSilence(TimeSpan quiet);

    /// <summary>Words that callers of this callee use more often than others, such as the restaurant's name, as hints for the recognizer.</summary>
    IReadOnlyList<string> HotWords { get; }
}
