namespace Concierge.Language;

/// <summary>A part of a booking that the agent can ask for.</summary>
internal enum BookingField
{
    /// <summary>The restaurant.</summary>
    Restaurant,

    /// <summary>The number of guests.</summary>
    PartySize,

    /// <summary>The day.</summary>
    Date,

    /// <summary>The time.</summary>
    Time,

    /// <summary>The name for the booking.</summary>
    CustomerName,
}
