namespace Concierge.Rehearsal.Telephone;

/// <summary>How a call to a number turns out.</summary>
public enum RingOutcome
{
    /// <summary>A person or a machine answers.</summary>
    Answered,

    /// <summary>The line is busy.</summary>
    Busy,

    /// <summary>The line rings until the caller's timeout.</summary>
    NoAnswer,

    /// <summary>The network cannot connect the call.</summary>
    Failed,
}
