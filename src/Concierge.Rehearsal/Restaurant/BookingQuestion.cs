namespace Concierge.Rehearsal.Restaurant;

/// <summary>A detail that a restaurant asks the caller for.</summary>
public enum BookingQuestion
{
    /// <summary>The party size.</summary>
    PartySize,

    /// <summary>The day.</summary>
    Date,

    /// <summary>The time.</summary>
    Time,

    /// <summary>The name.</summary>
    Name,

    /// <summary>A phone number.</summary>
    PhoneNumber,

    /// <summary>Special requests.</summary>
    SpecialRequests,

    /// <summary>A credit card number.</summary>
    Card,
}
