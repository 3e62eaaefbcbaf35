namespace Concierge.Restaurants.Hours;

/// <summary>Whether a restaurant is open according to its opening hours.</summary>
public enum OpenState
{
    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>The state is unknown: the hours are not supported, or uncertain at this time ("by appointment", the tail of "18:00+").</summary>
    Unknown,

    /// <summary>It is open.</summary>
    Open,
}
