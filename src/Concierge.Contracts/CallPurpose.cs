namespace Concierge.Contracts;

/// <summary>What a restaurant is telephoned for.</summary>
public enum CallPurpose
{
    /// <summary>A new table.</summary>
    Book,

    /// <summary>An existing booking is to become another: day, time, party or wishes.</summary>
    Change,

    /// <summary>An existing booking is to be given up.</summary>
    Cancel,
}
