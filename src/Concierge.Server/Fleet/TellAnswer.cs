namespace Concierge.Server.Fleet;

/// <summary>What a peer says to a snapshot.</summary>
internal enum TellAnswer
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>Another server holds the call.</summary>
    Superseded,

    /// <summary>The peer cannot be reached, or could not a moment ago, or refused.</summary>
    Failed,
}
