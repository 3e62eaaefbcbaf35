namespace Concierge.Media.Bridge;

/// <summary>How the conversation continues after a tool returns its result.</summary>
public enum ToolContinuation
{
    /// <summary>The model speaks.</summary>
    Respond,

    /// <summary>The model listens: the callee speaks next.</summary>
    Listen,

    /// <summary>The model waits on hold, up to the hold time limit; recognized speech ends the hold.</summary>
    Hold,

    /// <summary>The call ends after the callee has heard everything that the agent said.</summary>
    EndCall,
}
