namespace Concierge.Media.Bridge;

/// <summary>What the agent does when the callee has spoken.</summary>
internal enum ListeningMode
{
    /// <summary>Answers.</summary>
    Conversing,

    /// <summary>Answers words, but neither music nor noise.</summary>
    OnHold,

    /// <summary>Answers nothing: a machine speaks.</summary>
    Mute,
}
