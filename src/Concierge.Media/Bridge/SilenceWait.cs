namespace Concierge.Media.Bridge;

/// <summary>The states of <see cref="SilencePolicy"/>: the silence that it is counting.</summary>
internal enum SilenceWait
{
    /// <summary>None: a side speaks or is about to, or the agent leaves.</summary>
    None,

    /// <summary>The silence before the first word of either side.</summary>
    Opening,

    /// <summary>The silence in the conversation, from the end of the agent's playback.</summary>
    Conversation,

    /// <summary>The time on hold.</summary>
    Hold,

    /// <summary>The silence after the announcement of an answering machine.</summary>
    Machine,
}
