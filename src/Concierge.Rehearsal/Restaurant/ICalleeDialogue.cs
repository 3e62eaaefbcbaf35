using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The mind of whoever picks up: words heard in, sentences to speak out. One instance per call; not safe for two threads at once.</summary>
public interface ICalleeDialogue
{
    /// <summary>What the line does when it is dialled.</summary>
    RingResult Ring { get; }

    /// <summary>The silence between picking up and the greeting.</summary>
    TimeSpan PickUpPause { get; }

    /// <summary>What the telephone adds to the voice.</summary>
    LineSound Line => LineSound.Clean;

    /// <summary>What has been booked, or changed to; <see langword="null"/> as long as nothing has.</summary>
    Booking? Book => null;

    /// <summary>What an answering machine has recorded after its tone, as recognised; <see langword="null"/> when nothing was said.</summary>
    string? Recorded => null;

    /// <summary>The greeting; <see langword="null"/> when the callee says nothing first.</summary>
    CalleeTurn? Open();

    /// <summary>Hears an utterance of the caller.</summary>
    /// <param name="words">As recognised: lower case, letters as <c>a.</c>; empty for speech that was not understood.</param>
    /// <returns>The answer; <see langword="null"/> to say nothing.</returns>
    CalleeTurn? Hear(string words);

    /// <summary>Hears, without answering, what the caller said while this callee went on talking or nobody listened.</summary>
    /// <param name="words">As recognised.</param>
    void Overhear(string words)
    {
    }

    /// <summary>How long the caller may speak before this callee cuts in; <see langword="null"/> to let the caller finish.</summary>
    TimeSpan? CutsInAfter => null;

    /// <summary>Asked once in an utterance of the caller that has lasted <see cref="CutsInAfter"/>.</summary>
    /// <returns>What the callee says in the middle of it; <see langword="null"/> to go on listening.</returns>
    CalleeTurn? CutIn() => null;

    /// <summary>The caller's side has pressed a key.</summary>
    /// <param name="digit">0-9, A-D, * or #.</param>
    /// <returns>What the callee says at once, instead of what it was saying; <see langword="null"/> when keys mean nothing to it.</returns>
    CalleeTurn? Press(char digit) => null;

    /// <summary>Asked about once a second while both sides are silent.</summary>
    /// <param name="quiet">How long both have been silent.</param>
    /// <returns>What the callee says or does about it; <see langword="null"/> to keep waiting.</returns>
    CalleeTurn? Silence(TimeSpan quiet);

    /// <summary>Words that this callee is likelier than others to be told (its restaurant's name, months, names of guests), for the recogniser.</summary>
    IReadOnlyList<string> HotWords { get; }
}
