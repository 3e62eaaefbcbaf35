namespace Concierge.Contracts;

/// <summary>Where a call is in its life, as the specification names it. The carrier's finer word stands beside it in <see cref="CarrierStatus"/>.</summary>
public enum CallStatus
{
    /// <summary>Created; not answered yet.</summary>
    Pending,

    /// <summary>The audio stream is open.</summary>
    InProgress,

    /// <summary>Ended after a conversation, whatever its outcome.</summary>
    Completed,

    /// <summary>Ended without a conversation, or by a fault.</summary>
    Error,
}
