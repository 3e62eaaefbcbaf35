using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The mind of whoever picks up: words heard in, sentences to speak out. One instance per call; not safe for two threads at once.</summary>
public interface ICalleeDialogue
{
    /// <summary>What the line does when it is dialled.</summary>
    RingResult Ring { get; }

    /// <summary>The silence between picking up and the greeting.</summary>
    TimeSpan PickUpPause { get; }

    /// <summary>The greeting; <see langword="null"/> when the callee says nothing first.</summary>
    CalleeTurn? Open();

    /// <summary>Hears an utterance of the caller.</summary>
    /// <param name="words">As recognised: lower case, letters as <c>a.</c>; empty for speech that was not understood.</param>
    /// <returns>The answer; <see langword="null"/> to say nothing.</returns>
    CalleeTurn? Hear(string words);

    /// <summary>Asked about once a second while both sides are silent.</summary>
    /// <param name="quiet">How long both have been silent.</param>
    /// <returns>What the callee says or does about it; <see langword="null"/> to keep waiting.</returns>
    CalleeTurn? Silence(TimeSpan quiet);

    /// <summary>Words that this callee is likelier than others to be told (its restaurant's name, months, names of guests), for the recogniser.</summary>
    IReadOnlyList<string> HotWords { get; }
}
