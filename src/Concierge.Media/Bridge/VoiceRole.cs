namespace Concierge.Media.Bridge;

/// <summary>The two ends of a conversation.</summary>
public enum VoiceRole
{
    /// <summary>The voice model.</summary>
    Agent,

    /// <summary>Whoever is on the telephone.</summary>
    Callee,
}
