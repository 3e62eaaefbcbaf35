namespace Concierge.Media.Bridge;

/// <summary>The states of <see cref="FarewellPolicy"/>.</summary>
internal enum FarewellStep
{
    /// <summary>The conversation continues.</summary>
    None,

    /// <summary>The agent says goodbye. A question of the callee brings it back.</summary>
    Goodbye,

    /// <summary>The agent says a given last line. It waits for no silence before, because hold music never pauses.</summary>
    LastLine,
}
