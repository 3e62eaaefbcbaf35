namespace Concierge.Media.Bridge;

/// <summary>How the conversation goes on after a tool has answered.</summary>
public enum AfterTool
{
    /// <summary>The model speaks.</summary>
    Respond,

    /// <summary>The model listens: whoever is called speaks next.</summary>
    Listen,

    /// <summary>The model waits, for as long as a caller may be kept waiting; only words bring it back.</summary>
    Hold,

    /// <summary>The line is put down once everything said has been heard.</summary>
    EndCall,
}
