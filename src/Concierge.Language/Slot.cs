namespace Concierge.Language;

/// <summary>A part of a booking that can be asked for.</summary>
internal enum Slot
{
    /// <summary>Which restaurant.</summary>
    Restaurant,

    /// <summary>How many people.</summary>
    PartySize,

    /// <summary>Which day.</summary>
    Date,

    /// <summary>What time.</summary>
    Time,

    /// <summary>Under which name.</summary>
    CustomerName,
}
