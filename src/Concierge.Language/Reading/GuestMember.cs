namespace Concierge.Language.Reading;

/// <summary>One member of a list of guests, or several that are named together.</summary>
/// <param name="Count">How many they are; <see langword="null"/> if that is unknown.</param>
/// <param name="Next">The position of the token after them.</param>
/// <param name="HasNumber">Whether the words contain a number.</param>
/// <param name="HasSpeaker">Whether the speaker is one of them.</param>
internal readonly record struct GuestMember(int? Count, int Next, bool HasNumber, bool HasSpeaker)
{
    /// <summary>Whether the speaker takes these people: "bringing my wife" are two.</summary>
    public bool Takes { get; init; }

    /// <summary>Whether it is a name that begins the list.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the lists of first names have it.</summary>
    public bool IsKnownName { get; init; }

    /// <summary>Whether it is a whole party by itself.</summary>
    public bool IsWhole { get; init; }
}
