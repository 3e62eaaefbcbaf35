using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Restaurants;

namespace Concierge.Cli.Views;

/// <summary>A restaurant in the output of <c>--json</c>.</summary>
internal sealed record RestaurantData
{
    /// <summary>The id in the directory.</summary>
    public long? Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The number, E.164.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>Street and town.</summary>
    public string? Address { get; init; }

    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>The cuisines, separated by semicolons.</summary>
    public string? Cuisine { get; init; }

    /// <summary>The price level, 1 (cheap) to 4.</summary>
    public int? Price { get; init; }

    /// <summary>The opening hours in OpenStreetMap's opening_hours syntax.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>The state now: open, closed or unknown.</summary>
    public required string Open { get; init; }

    /// <summary>The IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language spoken on the phone, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The source of the entry.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the settings allow calls to the restaurant, and nothing else forbids them.</summary>
    public required bool MayBeCalled { get; init; }

    /// <summary>do_not_call: it asked not to be called again; wrong_number: the number is not the restaurant's.</summary>
    public string? Block { get; init; }

    public static RestaurantData From(Restaurant restaurant, PhoneNumberPolicy numbers, BlockReason? block = null) => new()
    {
        Id = restaurant.Id,
        Name = restaurant.Name,
        PhoneNumber = restaurant.PhoneNumber.E164,
        Address = restaurant.Address,
        City = restaurant.City,
        Cuisine = restaurant.Cuisine,
        Price = restaurant.Price,
        OpeningHours = restaurant.OpeningHours,
        Open = GetState(restaurant),
        TimeZone = restaurant.TimeZone,
        Language = restaurant.Language,
        Website = restaurant.Website,
        Source = restaurant.Source,
        MayBeCalled = block is null && numbers.IsAllowed(restaurant.PhoneNumber),
        Block = block switch
        {
            BlockReason.DoNotCall => "do_not_call",
            BlockReason.WrongNumber => "wrong_number",
            _ => null,
        },
    };

    // Without a time zone the restaurant's local time is unknown.
    private static string GetState(Restaurant restaurant) => restaurant.TimeZone is null ? "unknown"
        : Restaurants.Hours.OpeningHours.ForRestaurant(restaurant)
            .GetState(new LocalClock(TimeProvider.System).GetNow(restaurant.TimeZone)).ToString().ToLowerInvariant();
}
