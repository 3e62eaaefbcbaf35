namespace Concierge.Contracts;

/// <summary>The kinds of call events.</summary>
public enum CallEventKind
{
    /// <summary>The call's status changed.</summary>
    Status,

    /// <summary>The carrier's status changed.</summary>
    CarrierStatus,

    /// <summary>A turn was added or changed. A later event with the same turn number replaces an earlier one.</summary>
    Turn,

    /// <summary>Who answered is known: human, machine, fax or call_screening.</summary>
    AnsweredBy,

    /// <summary>The restaurant holds the line and waits for an answer of the guest.</summary>
    Question,

    /// <summary>The guest answered, or the timeout for the answer passed.</summary>
    Answer,

    /// <summary>The call waits for another attempt: the line was busy, there was no answer, or the restaurant is closed.</summary>
    Retry,

    /// <summary>An error occurred that did not end the call.</summary>
    Warning,

    /// <summary>The call has its result. This is the last event.</summary>
    Outcome,
}
