using Concierge.Language.Phones;
namespace Concierge.Restaurants.Search;

/// <summary>The directory in memory, as it was at one moment: from a name with slips in it to the few restaurants that may be meant.</summary>
internal sealed class RestaurantIndex
{
    // More than anybody is shown, and few enough to compare letter by letter.
    private const int MostCandidates = 150;

    // A slip in a shorter name of a town makes another word of it.
    private const int ShortestMisspelt = 6;

    private readonly IndexedRestaurant[] _restaurants;
    private readonly Dictionary<(char, char, char), List<int>> _postings = [];
    private readonly int[] _pieces;
    private readonly HashSet<string> _cities;
    private readonly Dictionary<string, Restaurant> _byNumber = new(StringComparer.Ordinal);

    /// <param name="restaurants">All of them.</param>
    public RestaurantIndex(IEnumerable<Restaurant> restaurants)
    {
        _restaurants = [.. restaurants.Select(restaurant => new IndexedRestaurant(restaurant))];
        _pieces = new int[_restaurants.Length];
        for (var place = 0; place < _restaurants.Length; place++)
        {
            var pieces = Trigrams.Of(_restaurants[place].Name);
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

    /// <summary>All of them.</summary>
    public IReadOnlyList<IndexedRestaurant> All => _restaurants;

    /// <summary>Finds the restaurant of a number.</summary>
    public Restaurant? ByNumber(PhoneNumber number) => _byNumber.GetValueOrDefault(number.E164);

    /// <summary>Whether a text is the name of a town that has restaurants.</summary>
    /// <param name="place">In the form in which names are compared.</param>
    public bool IsCity(string place) => _cities.Contains(place) || (place.Length >= ShortestMisspelt && _cities.Any(city => city[0] == place[0] && RestaurantNames.AreSame(city, place)));

    /// <summary>The restaurants whose names are most like a text, the likest first.</summary>
    /// <param name="name">In the form in which names are compared.</param>
    public IReadOnlyList<IndexedRestaurant> Candidates(string name)
    {
        var pieces = Trigrams.Of(name);
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

        // What of the query is in the name counts most: people leave words out. What of the name is in the query decides among those.
        return [.. touched
            .OrderByDescending(place => shared[place] * (1.0 + ((double)shared[place] / (pieces.Count + _pieces[place] - shared[place]))))
            .ThenBy(place => place)
            .Take(MostCandidates)
            .Select(place => _restaurants[place])];
    }
}
