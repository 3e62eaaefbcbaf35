namespace Concierge.Agents.Offline;

/// <summary>What the guest wants at the moment.</summary>
internal enum RequestGoal
{
    /// <summary>Not known yet.</summary>
    None,

    /// <summary>To book a table.</summary>
    Book,

    /// <summary>To change a booking.</summary>
    Change,

    /// <summary>To cancel a booking.</summary>
    Cancel,

    /// <summary>To withdraw a request that has not led to a booking.</summary>
    GiveUp,

    /// <summary>To list the bookings.</summary>
    List,

    /// <summary>To find a restaurant by its kind.</summary>
    Search,
}
