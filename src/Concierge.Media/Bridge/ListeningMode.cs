namespace Concierge.Media.Bridge;

/// <summary>How the agent reacts when the callee has spoken.</summary>
internal enum ListeningMode
{
    /// <summary>Answers every turn.</summary>
    Conversing,

    /// <summary>Answers recognized speech only, not music or noise.</summary>
    OnHold,

    /// <summary>Answers nothing: an answering machine speaks.</summary>
    Mute,
}
