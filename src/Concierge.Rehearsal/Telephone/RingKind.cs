namespace Concierge.Rehearsal.Telephone;

/// <summary>The ways a dialled line can end up.</summary>
public enum RingKind
{
    /// <summary>Somebody or something picks up.</summary>
    Answered,

    /// <summary>The line is engaged.</summary>
    Busy,

    /// <summary>It rings until the caller gives up.</summary>
    NoAnswer,

    /// <summary>The network cannot connect it.</summary>
    Failed,
}
