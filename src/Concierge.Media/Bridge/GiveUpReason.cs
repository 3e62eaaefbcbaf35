namespace Concierge.Media.Bridge;

/// <summary>Why the agent took its leave of its own accord.</summary>
public enum GiveUpReason
{
    /// <summary>Nobody spoke.</summary>
    Silence,

    /// <summary>It was kept on hold too long.</summary>
    Hold,
}
