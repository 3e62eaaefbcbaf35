namespace Concierge.Restaurants.Hours;

/// <summary>How a rule combines with the rules before it.</summary>
internal enum RuleJoin
{
    /// <summary><c>;</c>: the rule replaces earlier rules on its days.</summary>
    Override,

    /// <summary><c>,</c>: the rule adds to earlier rules.</summary>
    Add,

    /// <summary><c>||</c>: the rule applies where it is closed after the earlier rules, as opening_hours.js reads it.</summary>
    Fallback,
}
