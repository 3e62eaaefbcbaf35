using DiallableNumber = Concierge.Language.Phones.PhoneNumber;

namespace Concierge.Restaurants.Import;

/// <summary>The values of a restaurant as the note of an import keeps them.</summary>
internal sealed record StoredRestaurant
{
    public required string Name { get; init; }

    public required string PhoneNumber { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? Cuisine { get; init; }

    public int? Price { get; init; }

    public string? OpeningHours { get; init; }

    public string? TimeZone { get; init; }

    public string? Language { get; init; }

    public string? Website { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Source { get; init; }

    public string? SourceId { get; init; }

    public static StoredRestaurant From(Restaurant restaurant) => new()
    {
        Name = restaurant.Name,
        PhoneNumber = restaurant.PhoneNumber.E164,
        Address = restaurant.Address,
        City = restaurant.City,
        Cuisine = restaurant.Cuisine,
        Price = restaurant.Price,
        OpeningHours = restaurant.OpeningHours,
        TimeZone = restaurant.TimeZone,
        Language = restaurant.Language,
        Website = restaurant.Website,
        Latitude = restaurant.Latitude,
        Longitude = restaurant.Longitude,
        Source = restaurant.Source,
        SourceId = restaurant.SourceId,
    };

    /// <summary>Converts the values back; <see langword="null"/> when the number is not valid.</summary>
    /// <param name="id">The restaurant's id in the directory.</param>
    public Restaurant? ToRestaurant(long id) => DiallableNumber.TryParse(PhoneNumber, out var number)
        ? new Restaurant(Name, number)
        {
            Id = id,
            Address = Address,
            City = City,
            Cuisine = Cuisine,
            Price = Price,
            OpeningHours = OpeningHours,
            TimeZone = TimeZone,
            Language = Language,
            Website = Website,
            Latitude = Latitude,
            Longitude = Longitude,
            Source = Source,
            SourceId = SourceId,
        }
        : null;
}
