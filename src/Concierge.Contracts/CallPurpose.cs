namespace Concierge.Contracts;

/// <summary>The purpose of a call to a restaurant.</summary>
public enum CallPurpose
{
    /// <summary>Book a table.</summary>
    Book,

    /// <summary>Change the day, time, party size or preferences of an existing booking.</summary>
    Change,

    /// <summary>Cancel an existing booking.</summary>
    Cancel,
}
