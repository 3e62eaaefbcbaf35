namespace Concierge.Contracts.Api;

/// <summary>The restaurant of a plan.</summary>
/// <param name="Name">The name as it is spoken.</param>
/// <param name="PhoneNumber">The number to dial, E.164.</param>
/// <param name="Id">The id in the directory, if it is stored there.</param>
/// <param name="Address">Street and town, if known.</param>
/// <param name="Cuisine">The cuisines, separated by semicolons, if known.</param>
/// <param name="Price">The price level, 1 (cheap) to 4, if known.</param>
/// <param name="Language">The language in which it answers the telephone, BCP 47, if known.</param>
/// <param name="Source">The source of the entry: osm, csv:FILE, user, google; absent for a number that the guest gave.</param>
public sealed record PlanRestaurantView(
    string Name,
    string PhoneNumber,
    long? Id = null,
    string? Address = null,
    string? Cuisine = null,
    int? Price = null,
    string? Language = null,
    string? Source = null);
