using System.Globalization;
using Concierge.Restaurants;

namespace Concierge.Agents.Tools;

/// <summary>Formats the result of a search for the guest.</summary>
internal static class SearchResultFormatter
{
    /// <summary>Returns one sentence for the best match and one for the others.</summary>
    public static string Format(RestaurantQuery query, IReadOnlyList<Restaurant> found)
    {
        if (found.Count == 0)
        {
            var where = query.Place is { } place ? $" in {place}" : "";
            var price = (query.MinPrice ?? query.MaxPrice) is null ? "" : " at that price";
            return $"I found no {FormatCuisine(query)}restaurant{where}{price}. Name one, with its phone number if it is not in the directory.";
        }

        var others = found.Count == 1 ? "" : $" Others: {string.Join("; ", found.Skip(1).Select(FormatRestaurant))}.";
        return $"{FormatRestaurant(found[0])}.{others} Say \"book there\" for {found[0].Name}{(found.Count == 1 ? "" : ", or name another")}.";
    }

    private static string FormatRestaurant(Restaurant restaurant)
    {
        string?[] parts = [restaurant.Cuisine?.Replace(";", ", ", StringComparison.Ordinal), FormatPrice(restaurant.Price)];
        var about = string.Join(", ", parts.Where(part => part is { Length: > 0 }));
        var where = FormatAddress(restaurant);
        return $"{restaurant.Name}{(where.Length > 0 ? $", {where}" : "")}{(about.Length > 0 ? $" ({about})" : "")}";
    }

    private static string FormatAddress(Restaurant restaurant) =>
        restaurant.Address is not { Length: > 0 } address ? restaurant.City ?? ""
        : restaurant.City is { Length: > 0 } city && !address.Contains(city, StringComparison.OrdinalIgnoreCase) ? $"{address}, {city}"
        : address;

    private static string? FormatPrice(int? price) => price is { } level ? string.Create(CultureInfo.InvariantCulture, $"price {level} of 4") : null;

    private static string FormatCuisine(RestaurantQuery query) =>
        query.Cuisine is { Length: > 0 } cuisine
            ? $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(cuisine.Replace(";", " or ", StringComparison.Ordinal))} "
            : "";
}
