namespace Concierge.Restaurants.Hours;

/// <summary>A part of a day in minutes from midnight; values after 1440 belong to the next day.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The minute after the last, greater than <paramref name="From"/>.</param>
/// <param name="State">The state that the rule sets.</param>
/// <param name="Rule">The place of the rule in the expression.</param>
internal readonly record struct DayPart(int From, int To, OpenState State, int Rule)
{
    /// <summary>The minutes of a day.</summary>
    public const int MinutesPerDay = 24 * 60;
}
