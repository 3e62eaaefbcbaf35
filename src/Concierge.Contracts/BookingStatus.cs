namespace Concierge.Contracts;

/// <summary>What has become of a booking.</summary>
public enum BookingStatus
{
    /// <summary>The restaurant has it.</summary>
    Confirmed,

    /// <summary>The restaurant has cancelled it at the guest's wish.</summary>
    Cancelled,
}
