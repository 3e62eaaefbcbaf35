namespace Concierge.Rehearsal.Restaurant;

/// <summary>What a restaurant asks a caller for.</summary>
public enum Question
{
    /// <summary>How many people.</summary>
    Party,

    /// <summary>What day.</summary>
    Date,

    /// <summary>What time.</summary>
    Time,

    /// <summary>What name.</summary>
    Name,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>Special requests.</summary>
    Requests,

    /// <summary>The number of a credit card.</summary>
    Card,
}
