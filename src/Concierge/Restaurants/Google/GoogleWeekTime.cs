namespace Concierge.Restaurants.Google;

/// <summary>A time in the week. Google may omit zero values.</summary>
/// <param name="Day">0 is Sunday.</param>
internal sealed record GoogleWeekTime(int Day, int Hour, int Minute);
