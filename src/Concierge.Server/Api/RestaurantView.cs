namespace Concierge.Server.Api;

/// <summary>A restaurant that was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PhoneNumber">Masked.</param>
public sealed record RestaurantView(string Name, string PhoneNumber);
