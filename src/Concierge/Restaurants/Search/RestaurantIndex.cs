using Concierge.Language.Phones;
namespace Concierge.Restaurants.Search;

/// <summary>An immutable in-memory index that finds candidates for a name with spelling mistakes.</summary>
internal sealed class RestaurantIndex
{
    // More than a result shows, and few enough for a letter-by-letter comparison.
    private const int MaxCandidates = 150;

    // A spelling mistake in a shorter town name often makes another word.
    private const int MinFuzzyLength = 6;

    private readonly IndexedRestaurant[] _restaurants;
    private readonly Dictionary<(char, char, char), List<int>> _postings = [];
    private readonly int[] _pieces;
    private readonly HashSet<string> _cities;
    private readonly Dictionary<string, Restaurant> _byNumber = new(StringComparer.Ordinal);

    /// <param name="restaurants">All restaurants.</param>
    public RestaurantIndex(IEnumerable<Restaurant> restaurants)
    {
        _restaurants = [.. restaurants.Select(restaurant => new IndexedRestaurant(restaurant))];
        _pieces = new int[_restaurants.Length];
        for (var place = 0; place < _restaurants.Length; place++)
        {
            var pieces = TrigramTokenizer.Split(_restaurants[place].Name);
            _pieces[place] = pieces.Count;
            foreach (var piece in pieces)
            {
                if (!_postings.TryGetValue(piece, out var postings))
                {
                    _postings[piece] = postings = [];
                }

                postings.Add(place);
            }

            _byNumber.TryAdd(_restaurants[place].Restaurant.PhoneNumber.E164, _restaurants[place].Restaurant);
        }

        _cities = [.. _restaurants.Select(restaurant => restaurant.City).Where(city => city.Length > 0)];
    }

    /// <summary>All restaurants.</summary>
    public IReadOnlyList<IndexedRestaurant> All => _restaurants;

    /// <summary>Finds a restaurant by phone number.</summary>
    public Restaurant? FindByNumber(PhoneNumber number) => _byNumber.GetValueOrDefault(number.E164);

    /// <summary>Returns whether a text names a town that has restaurants.</summary>
    /// <param name="place">Normalized.</param>
    public bool IsCity(string place) =>
        _cities.Contains(place)
            || (place.Length >= MinFuzzyLength && _cities.Any(city => city[0] == place[0] && RestaurantNameComparer.AreSame(city, place)));

    /// <summary>Returns the restaurants with the most similar names, best first.</summary>
    /// <param name="name">Normalized.</param>
    public IReadOnlyList<IndexedRestaurant> FindCandidates(string name)
    {
        var pieces = TrigramTokenizer.Split(name);
        var shared = new int[_restaurants.Length];
        var touched = new List<int>();
        foreach (var piece in pieces)
        {
            foreach (var place in _postings.GetValueOrDefault(piece) ?? [])
            {
                if (shared[place]++ == 0)
                {
                    touched.Add(place);
                }
            }
        }

        // The share of the query in the name counts most, because guests omit words. The share of the name in the query breaks ties.
        return [.. touched
            .OrderByDescending(place => shared[place] * (1.0 + ((double)shared[place] / (pieces.Count + _pieces[place] - shared[place]))))
            .ThenBy(place => place)
            .Take(MaxCandidates)
            .Select(place => _restaurants[place])];
    }
}
