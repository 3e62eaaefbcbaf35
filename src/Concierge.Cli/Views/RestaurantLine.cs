namespace Concierge.Cli.Views;

/// <summary>A line of <c>concierge restaurants --json</c>.</summary>
internal sealed record RestaurantLine(string Event, RestaurantData Data);
