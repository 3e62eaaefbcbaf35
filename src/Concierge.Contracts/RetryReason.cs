namespace Concierge.Contracts;

/// <summary>Why a call waits.</summary>
public enum RetryReason
{
    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The restaurant is closed and is called when it opens.</summary>
    Closed,
}
