namespace Concierge.Language.Acts;

/// <summary>What a call is to achieve. The words of a commitment depend on it: "that's gone" cancels a booking, and refuses another.</summary>
internal enum BookingAction
{
    /// <summary>To book a table.</summary>
    Book,

    /// <summary>To change a booking.</summary>
    Change,

    /// <summary>To cancel a booking.</summary>
    Cancel,
}
