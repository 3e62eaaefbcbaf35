namespace Concierge.Contracts.Api;

/// <summary>A restaurant of the directory.</summary>
public sealed record RestaurantEntryView
{
    /// <summary>The id in the directory; absent for the restaurant of the settings and for results of a web search.</summary>
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

    /// <summary>open, closed or unknown.</summary>
    public required string OpenNow { get; init; }

    /// <summary>The next opening in the restaurant's time zone; absent when it is open or the opening is unknown.</summary>
    public string? NextOpening { get; init; }

    /// <summary>The IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language spoken on the phone, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The source of the entry: osm, csv:FILE, user, google.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the settings allow calls to the restaurant, and nothing else forbids them.</summary>
    public required bool MayBeCalled { get; init; }

    /// <summary>do_not_call: it asked not to be called again; wrong_number: the number is not the restaurant's; absent: nothing forbids calls.</summary>
    public BlockReason? Block { get; init; }
}
