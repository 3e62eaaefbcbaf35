namespace Concierge.Contracts;

/// <summary>The status of a call, as the specification names it. <see cref="CarrierStatus"/> holds the carrier's own status, which is more detailed.</summary>
public enum CallStatus
{
    /// <summary>Created, not answered yet.</summary>
    Pending,

    /// <summary>The media stream is open.</summary>
    InProgress,

    /// <summary>Ended after a conversation, whatever its outcome.</summary>
    Completed,

    /// <summary>Ended without a conversation, or by an error.</summary>
    Error,
}
