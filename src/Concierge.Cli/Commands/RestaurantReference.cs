using System.CommandLine;
using System.Globalization;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary>The argument that names one restaurant of the directory: its name, its id or its number.</summary>
internal static class RestaurantReference
{
    /// <summary>Creates the argument.</summary>
    public static Argument<string[]> CreateArgument() => new("RESTAURANT")
    {
        Description = "Its name, its id or its phone number",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Finds the restaurant.</summary>
    /// <exception cref="ConciergeException">None or several match (<c>restaurant.not_found</c>, <c>restaurant.several</c>).</exception>
    public static async Task<Restaurant> FindAsync(RestaurantDirectory directory, string[] words, CancellationToken cancellationToken)
    {
        var reference = string.Join(' ', words).Trim();
        var all = await directory.ListAsync(cancellationToken);
        if (long.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && all.FirstOrDefault(known => known.Id == id) is { } byId)
        {
            // A restaurant may be called "7".
            return all.FirstOrDefault(known => known.Id != id && known.Name.Trim() == reference) is { } byName
                ? throw new ConciergeException(CreateSeveral([byId, byName], "Give the phone number."))
                : byId;
        }

        if (PhoneNumber.TryParse(reference, out var number) && all.FirstOrDefault(known => known.PhoneNumber == number) is { } byNumber)
        {
            return byNumber;
        }

        var found = await directory.FindAsync(reference, cancellationToken);
        if (found.Match is { } match)
        {
            return match;
        }

        throw new ConciergeException(found.Candidates.Count > 0
            ? CreateSeveral(found.Candidates, "Give the id or the phone number.")
            : found.Error ?? new ConciergeError(
                "restaurant.not_found", $"No restaurant is called \"{reference}\".", "concierge restaurants list shows them all."));
    }

    /// <summary>Refuses a restaurant that is not stored: the one of the settings, or one of the web search.</summary>
    /// <exception cref="ConciergeException">It is not stored (<c>restaurant.not_stored</c>).</exception>
    public static void ThrowUnlessStored(Restaurant restaurant)
    {
        if (restaurant.Id is null)
        {
            throw new ConciergeException(new(
                "restaurant.not_stored",
                $"{restaurant.Name} is not stored in the directory.",
                "The demo restaurant is set with DEMO_RESTAURANT_NAME and DEMO_RESTAURANT_PHONE."));
        }
    }

    private static ConciergeError CreateSeveral(IReadOnlyList<Restaurant> restaurants, string remedy) =>
        new("restaurant.several", $"Several restaurants match: {string.Join("; ", restaurants.Select(Describe))}.", remedy);

    private static string Describe(Restaurant restaurant)
    {
        var where = restaurant.Address ?? restaurant.City;
        var place = where is null ? "" : $"{where}, ";
        return string.Create(CultureInfo.InvariantCulture, $"{restaurant.Name} ({place}{restaurant.PhoneNumber.E164}, id {restaurant.Id})");
    }
}
