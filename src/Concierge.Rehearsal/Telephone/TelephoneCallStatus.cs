namespace Concierge.Rehearsal.Telephone;

/// <summary>The status of a call, as Twilio names it.</summary>
public enum TelephoneCallStatus
{
    /// <summary><c>queued</c>: accepted, not dialled yet.</summary>
    Queued,

    /// <summary><c>ringing</c>.</summary>
    Ringing,

    /// <summary><c>in-progress</c>: answered.</summary>
    InProgress,

    /// <summary><c>completed</c>: answered and ended.</summary>
    Completed,

    /// <summary><c>busy</c>: the line was busy.</summary>
    Busy,

    /// <summary><c>no-answer</c>: the call was not answered within the timeout.</summary>
    NoAnswer,

    /// <summary><c>failed</c>: the call could not be connected.</summary>
    Failed,

    /// <summary><c>canceled</c>: the caller ended the call before it was answered.</summary>
    Canceled,
}
