namespace Concierge.Rehearsal.Person;

/// <summary>What a frame on the person's line came from.</summary>
internal enum LineSource
{
    /// <summary>Nothing: silence.</summary>
    None,

    /// <summary>A text that the synthesizer spoke.</summary>
    Text,

    /// <summary>The person's microphone.</summary>
    Microphone,
}
