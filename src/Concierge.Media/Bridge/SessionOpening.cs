namespace Concierge.Media.Bridge;

/// <summary>What a voice session is told when it is attached.</summary>
/// <param name="Notes">What happened while there was no session.</param>
/// <param name="Line">The line to say first; <see langword="null"/> if there is none.</param>
internal readonly record struct SessionOpening(IReadOnlyList<string> Notes, string? Line)
{
    /// <summary>Whether the model speaks first.</summary>
    public bool Speaks => Notes.Count > 0 || Line is not null;
}
