namespace Concierge.Restaurants.Hours;

/// <summary>Whether a restaurant is open at a moment, as far as its opening hours tell.</summary>
public enum OpenState
{
    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>The hours do not say: they were not understood, or name this time as uncertain ("by appointment", the tail of "18:00+").</summary>
    Unknown,

    /// <summary>It is open.</summary>
    Open,
}
