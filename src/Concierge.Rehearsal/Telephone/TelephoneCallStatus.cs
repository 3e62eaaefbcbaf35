namespace Concierge.Rehearsal.Telephone;

/// <summary>How far a call has got, by Twilio's names.</summary>
public enum TelephoneCallStatus
{
    /// <summary><c>queued</c>: accepted, not dialled yet.</summary>
    Queued,

    /// <summary><c>ringing</c>.</summary>
    Ringing,

    /// <summary><c>in-progress</c>: answered.</summary>
    InProgress,

    /// <summary><c>completed</c>: answered and over.</summary>
    Completed,

    /// <summary><c>busy</c>: the line was engaged.</summary>
    Busy,

    /// <summary><c>no-answer</c>: it rang out.</summary>
    NoAnswer,

    /// <summary><c>failed</c>: it could not be connected.</summary>
    Failed,

    /// <summary><c>canceled</c>: the caller gave up before it was answered.</summary>
    Canceled,
}
