namespace Concierge.Contracts;

/// <summary>Twilio's call status (twilio.com/docs/voice/api/call-resource). <see cref="CallStatus"/> is the program's own.</summary>
public enum CarrierStatus
{
    /// <summary>Accepted and waiting to be dialled.</summary>
    Queued,

    /// <summary>Being dialled.</summary>
    Initiated,

    /// <summary>The callee's telephone rings.</summary>
    Ringing,

    /// <summary>Answered.</summary>
    InProgress,

    /// <summary>Ended after it was answered.</summary>
    Completed,

    /// <summary>The callee's line was busy.</summary>
    Busy,

    /// <summary>Nobody answered within the ring time.</summary>
    NoAnswer,

    /// <summary>The carrier could not connect the call.</summary>
    Failed,

    /// <summary>Ended by us before it was answered.</summary>
    Canceled,
}
