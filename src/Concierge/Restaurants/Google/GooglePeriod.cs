namespace Concierge.Restaurants.Google;

/// <summary>A period from opening to closing. Without a closing time, the place never closes.</summary>
internal sealed record GooglePeriod(GoogleWeekTime? Open, GoogleWeekTime? Close);
