using System.Collections.Concurrent;
using System.Globalization;
using Concierge.Language.Phones;
using Concierge.Restaurants;

namespace Concierge.Cli.Rehearsing;

/// <summary>
/// Finds every restaurant that a guest names: a rehearsal takes any name. Each gets one of the numbers that are reserved for fiction, which only the
/// rehearsal's own telephone network knows.
/// </summary>
internal sealed class RehearsalWebSearch : IRestaurantWebSearch
{
    private const int FirstNumber = 130;
    private const int NumberCount = 70;
    private const int MaxNameLength = 60;

    private readonly ConcurrentDictionary<string, Restaurant> _restaurants = new(StringComparer.Ordinal);

    /// <summary>The numbers that its restaurants can have, E.164.</summary>
    public static IReadOnlyList<string> Numbers { get; } =
        [.. Enumerable.Range(FirstNumber, NumberCount).Select(number => string.Create(CultureInfo.InvariantCulture, $"+14155550{number}"))];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Restaurant>> SearchAsync(string words, RestaurantQuery? query, CancellationToken cancellationToken)
    {
        var name = words.Trim();
        return Task.FromResult<IReadOnlyList<Restaurant>>(
            query is null && name.Length is > 0 and <= MaxNameLength && name.Any(char.IsLetter) && Find(name) is { } found ? [found] : []);
    }

    /// <summary>Finds the restaurant that has a number.</summary>
    public Restaurant? FindByNumber(string number) => _restaurants.Values.FirstOrDefault(restaurant => restaurant.PhoneNumber.E164 == number);

    private Restaurant? Find(string name)
    {
        lock (_restaurants)
        {
            var key = string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            if (_restaurants.TryGetValue(key, out var known))
            {
                return known;
            }

            return _restaurants.Count < NumberCount && PhoneNumber.TryParse(Numbers[_restaurants.Count], out var number)
                ? _restaurants[key] = new Restaurant(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name), number)
                : null;
        }
    }
}
