using System.Globalization;
using Concierge.Restaurants;

namespace Concierge.Agents.Tools;

/// <summary>Says what a search found.</summary>
internal static class SearchFindings
{
    /// <summary>One sentence for the first, one for the others.</summary>
    public static string Describe(RestaurantQuery query, IReadOnlyList<Restaurant> found)
    {
        if (found.Count == 0)
        {
            return $"I know no {Kind(query)}restaurant{(query.Place is { } place ? $" in {place}" : "")}{((query.MinPrice ?? query.MaxPrice) is null ? "" : " at that price")}. Name one, with its telephone number if I do not know it.";
        }

        var others = found.Count == 1 ? "" : $" Others: {string.Join("; ", found.Skip(1).Select(Of))}.";
        return $"{Of(found[0])}.{others} Say \"book there\" for {found[0].Name}{(found.Count == 1 ? "" : ", or name another")}.";
    }

    private static string Of(Restaurant restaurant)
    {
        var about = string.Join(", ", new[] { restaurant.Cuisine?.Replace(";", ", ", StringComparison.Ordinal), Price(restaurant.Price) }.Where(part => part is { Length: > 0 }));
        var where = Where(restaurant);
        return $"{restaurant.Name}{(where.Length > 0 ? $", {where}" : "")}{(about.Length > 0 ? $" ({about})" : "")}";
    }

    private static string Where(Restaurant restaurant) =>
        restaurant.Address is not { Length: > 0 } address ? restaurant.City ?? ""
        : restaurant.City is { Length: > 0 } city && !address.Contains(city, StringComparison.OrdinalIgnoreCase) ? $"{address}, {city}"
        : address;

    private static string? Price(int? price) => price is { } level ? string.Create(CultureInfo.InvariantCulture, $"price {level} of 4") : null;

    private static string Kind(RestaurantQuery query) =>
        query.Cuisine is { Length: > 0 } cuisine ? $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(cuisine.Replace(";", " or ", StringComparison.Ordinal))} " : "";
}
