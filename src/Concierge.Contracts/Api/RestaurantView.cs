namespace Concierge.Contracts.Api;

/// <summary>A restaurant that an agent found.</summary>
/// <param name="Name">The name.</param>
/// <param name="PhoneNumber">The number, masked.</param>
/// <param name="Address">Street and town, if known.</param>
/// <param name="Cuisine">The cuisines, separated by semicolons, if known.</param>
/// <param name="Price">The price level, 1 (cheap) to 4, if known.</param>
public sealed record RestaurantView(string Name, string PhoneNumber, string? Address = null, string? Cuisine = null, int? Price = null);
