namespace Concierge.Agents.Tools;

/// <summary>A detail of a booking that the guest asks about.</summary>
internal enum BookingDetail
{
    /// <summary>The whole booking.</summary>
    All,

    /// <summary>The confirmation number.</summary>
    ConfirmationNumber,

    /// <summary>The day and the time.</summary>
    DayAndTime,

    /// <summary>The name it is booked under.</summary>
    Name,

    /// <summary>The number of people.</summary>
    PartySize,

    /// <summary>The restaurant's telephone number.</summary>
    PhoneNumber,

    /// <summary>The restaurant.</summary>
    Restaurant,
}
