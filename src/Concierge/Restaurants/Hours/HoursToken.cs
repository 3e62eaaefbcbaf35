namespace Concierge.Restaurants.Hours;

/// <summary>A token of an opening hours expression.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The text as written.</param>
/// <param name="Value">A time in minutes, or a number.</param>
internal readonly record struct HoursToken(HoursTokenKind Kind, string Text, int Value = 0);
