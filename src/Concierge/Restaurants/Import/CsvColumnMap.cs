namespace Concierge.Restaurants.Import;

/// <summary>Maps CSV columns to fields. Ignores case, spaces, hyphens and underscores in column names.</summary>
internal sealed class CsvColumnMap
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        [nameof(RawEntry.Name)] = ["name", "restaurant", "restaurantname", "title"],
        [nameof(RawEntry.Phones)] = ["phone", "telephone", "tel", "phonenumber", "telephonenumber", "contactphone", "telefon"],
        [nameof(RawEntry.Country)] = ["country", "countrycode", "addrcountry"],
        [nameof(RawEntry.Street)] = ["address", "street", "streetaddress", "addrstreet"],
        [nameof(RawEntry.HouseNumber)] = ["housenumber", "number", "addrhousenumber"],
        [nameof(RawEntry.Postcode)] = ["postcode", "postalcode", "zip", "zipcode", "addrpostcode"],
        [nameof(RawEntry.City)] = ["city", "town", "place", "addrcity"],
        [nameof(RawEntry.Cuisine)] = ["cuisine", "cuisines", "kitchen", "category", "categories"],
        [nameof(RawEntry.Price)] = ["price", "pricelevel", "pricerange"],
        [nameof(RawEntry.OpeningHours)] = ["openinghours", "hours"],
        [nameof(RawEntry.TimeZone)] = ["timezone", "tz"],
        [nameof(RawEntry.Language)] = ["language", "lang"],
        [nameof(RawEntry.Website)] = ["website", "url", "web", "homepage"],
        [nameof(RawEntry.Latitude)] = ["latitude", "lat"],
        [nameof(RawEntry.Longitude)] = ["longitude", "lon", "lng", "long"],
        [nameof(RawEntry.SourceId)] = ["id", "sourceid", "osmid", "ref"],
    };

    private readonly Dictionary<string, int> _columns = [];

    /// <summary>Creates the map from the header line.</summary>
    public CsvColumnMap(string[] headers)
    {
        var written = Array.ConvertAll(headers, header => new string([.. header.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]));
        foreach (var (field, names) in Names)
        {
            foreach (var name in names)
            {
                if (Array.IndexOf(written, name) is >= 0 and var column)
                {
                    _columns.TryAdd(field, column);
                }
            }
        }
    }

    /// <summary>Whether the columns for name and phone number exist.</summary>
    public bool HasRequiredColumns => _columns.ContainsKey(nameof(RawEntry.Name)) && _columns.ContainsKey(nameof(RawEntry.Phones));

    /// <summary>The index of the last required column: a line may end after it.</summary>
    public int LastRequired => Math.Max(_columns[nameof(RawEntry.Name)], _columns[nameof(RawEntry.Phones)]);

    /// <summary>Whether a line ends with the telephone number.</summary>
    public bool EndsWithPhone(string[] fields) => _columns[nameof(RawEntry.Phones)] == fields.Length - 1;

    /// <summary>Reads a line, which may lack its last columns.</summary>
    public RawEntry Read(string where, string[] fields) => new()
    {
        Position = where,
        Name = Field(nameof(RawEntry.Name), fields),
        Phones = Field(nameof(RawEntry.Phones), fields) is { } phones ? [phones] : [],
        Country = Field(nameof(RawEntry.Country), fields),
        Street = Field(nameof(RawEntry.Street), fields),
        HouseNumber = Field(nameof(RawEntry.HouseNumber), fields),
        Postcode = Field(nameof(RawEntry.Postcode), fields),
        City = Field(nameof(RawEntry.City), fields),
        Cuisine = Field(nameof(RawEntry.Cuisine), fields),
        Price = Field(nameof(RawEntry.Price), fields),
        OpeningHours = Field(nameof(RawEntry.OpeningHours), fields),
        TimeZone = Field(nameof(RawEntry.TimeZone), fields),
        Language = Field(nameof(RawEntry.Language), fields),
        Website = Field(nameof(RawEntry.Website), fields),
        Latitude = Field(nameof(RawEntry.Latitude), fields),
        Longitude = Field(nameof(RawEntry.Longitude), fields),
        SourceId = Field(nameof(RawEntry.SourceId), fields),
    };

    private string? Field(string name, string[] fields) => _columns.TryGetValue(name, out var column) && column < fields.Length ? fields[column] : null;
}
