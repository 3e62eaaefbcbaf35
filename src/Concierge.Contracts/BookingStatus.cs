namespace Concierge.Contracts;

/// <summary>The status of a booking.</summary>
public enum BookingStatus
{
    /// <summary>The restaurant confirmed the booking.</summary>
    Confirmed,

    /// <summary>The restaurant cancelled the booking at the guest's request.</summary>
    Cancelled,
}
