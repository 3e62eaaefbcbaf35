namespace Concierge.Media.Bridge;

/// <summary>Why the agent ended the conversation on its own.</summary>
public enum GiveUpReason
{
    /// <summary>The callee did not speak.</summary>
    Silence,

    /// <summary>The hold exceeded its time limit.</summary>
    Hold,
}
