namespace Concierge.Calls;

/// <summary>The kinds of <see cref="CallEvent"/>.</summary>
public enum CallEventKind
{
    /// <summary>The call's status changed.</summary>
    Status,

    /// <summary>The carrier's status changed.</summary>
    CarrierStatus,

    /// <summary>Somebody said something, or what was said became clearer: a later event with the same turn number replaces an earlier one.</summary>
    Turn,

    /// <summary>The call has its result: the last event.</summary>
    Outcome,
}
