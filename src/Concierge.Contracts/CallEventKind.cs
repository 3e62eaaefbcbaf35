namespace Concierge.Contracts;

/// <summary>The kinds of <see cref="CallEvent"/>.</summary>
public enum CallEventKind
{
    /// <summary>The call's status changed.</summary>
    Status,

    /// <summary>The carrier's status changed.</summary>
    CarrierStatus,

    /// <summary>Somebody said something, or what was said became clearer: a later event with the same turn number replaces an earlier one.</summary>
    Turn,

    /// <summary>It became known who answered: human, machine, fax or call_screening.</summary>
    AnsweredBy,

    /// <summary>The restaurant wants to know something of the guest, and holds the line.</summary>
    Question,

    /// <summary>The guest answered, or did not in time.</summary>
    Answer,

    /// <summary>The line was busy or not answered, and will be dialled again; or the restaurant is closed, and is called when it opens.</summary>
    Retry,

    /// <summary>Something went wrong on the way that the call survived.</summary>
    Warning,

    /// <summary>The call has its result: the last event.</summary>
    Outcome,
}
