namespace Concierge.Agents.Offline;

/// <summary>What a person wants done at the moment.</summary>
internal enum Errand
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>A new table.</summary>
    Book,

    /// <summary>A booked table is to become another.</summary>
    Change,

    /// <summary>A booked table is to be given up.</summary>
    Cancel,

    /// <summary>A request is withdrawn before anything came of it.</summary>
    GiveUp,

    /// <summary>To hear what is booked.</summary>
    List,

    /// <summary>A restaurant of some kind.</summary>
    Search,
}
