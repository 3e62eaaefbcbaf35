namespace Concierge.Media.Bridge;

/// <summary>The speakers of a conversation.</summary>
public enum VoiceRole
{
    /// <summary>The voice model.</summary>
    Agent,

    /// <summary>The person or machine that answered the call.</summary>
    Callee,
}
