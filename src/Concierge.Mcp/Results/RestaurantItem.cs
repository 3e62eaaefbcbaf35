using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>A restaurant of the directory.</summary>
internal sealed record RestaurantItem
{
    [Description("The id for plan_call. Absent for a restaurant that is not stored: use its phone_number.")]
    public long? RestaurantId { get; init; }

    [Description("The name.")]
    public required QuotedText Name { get; init; }

    [Description("The telephone number, E.164.")]
    public required string PhoneNumber { get; init; }

    [Description("Street and town.")]
    public QuotedText? Address { get; init; }

    [Description("The cuisines, separated by semicolons.")]
    public QuotedText? Cuisine { get; init; }

    [Description("The price level, 1 (cheap) to 4.")]
    public int? Price { get; init; }

    [Description("The opening hours in OpenStreetMap's syntax.")]
    public QuotedText? OpeningHours { get; init; }

    [Description("open, closed or unknown.")]
    public required string OpenNow { get; init; }

    [Description("The next opening at the restaurant's clock. Absent when it is open or the opening is unknown.")]
    public string? NextOpening { get; init; }

    [Description("The IANA time zone.")]
    public string? TimeZone { get; init; }

    [Description("The website.")]
    public QuotedText? Website { get; init; }

    [Description("Whether the settings of the server allow calls to it.")]
    public required bool MayBeCalled { get; init; }
}
