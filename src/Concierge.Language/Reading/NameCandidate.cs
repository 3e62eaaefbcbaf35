namespace Concierge.Language.Reading;

/// <summary>Words that may be a restaurant's name.</summary>
/// <param name="Start">The position of the first character in the sentence.</param>
/// <param name="End">The position after the last character.</param>
/// <param name="Name">The name as the guest wrote it.</param>
/// <param name="Score">The evidence that it is a name, in points.</param>
/// <param name="Lead">The word before it, in lower case; empty at the start of a part of the sentence.</param>
internal sealed record NameCandidate(int Start, int End, string Name, int Score, string Lead)
{
    /// <summary>Whether the guest does not want this restaurant ("not Luigi's again").</summary>
    public bool IsRejected { get; init; }

    /// <summary>Whether the guest has a table there already ("I have a booking at Luigi's").</summary>
    public bool IsBookedAlready { get; init; }

    /// <summary>Whether the guest accepts it where the one before has no table.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether it corrects the one before ("at Luigi's, no, sorry, Mario's").</summary>
    public bool IsCorrection { get; init; }
}
