namespace Concierge.Restaurants.Hours;

/// <summary>A part of a day, in minutes from its midnight; what lies after 1440 is the following night.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The minute after the last, greater than <paramref name="From"/>.</param>
/// <param name="State">What the rule says of it.</param>
internal readonly record struct DayPart(int From, int To, OpenState State)
{
    /// <summary>A day's minutes.</summary>
    public const int Day = 24 * 60;
}
