using Concierge.Contracts;

namespace Concierge.Restaurants;

/// <summary>The errors of the directory's operations. docs/errors.md explains every code.</summary>
internal static class RestaurantErrors
{
    /// <summary>The error of an id that no restaurant has.</summary>
    public static ConciergeError NotKnown { get; } = new(
        "restaurant.not_known", "There is no such restaurant in the directory.", "GET /restaurants lists the directory.");
}
