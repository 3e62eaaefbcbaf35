using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates a <see cref="RestaurantItem"/>.</summary>
internal static class RestaurantItemMapper
{
    public static RestaurantItem Map(RestaurantEntryView view) => new()
    {
        RestaurantId = view.Id,
        Name = QuotedText.FromDirectory(view.Name),
        PhoneNumber = view.PhoneNumber,
        Address = QuotedText.FromDirectory(view.Address ?? view.City),
        Cuisine = QuotedText.FromDirectory(view.Cuisine),
        Price = view.Price,
        OpeningHours = QuotedText.FromDirectory(view.OpeningHours),
        OpenNow = view.OpenNow,
        NextOpening = view.NextOpening,
        TimeZone = view.TimeZone,
        Website = QuotedText.FromDirectory(view.Website),
        MayBeCalled = view.MayBeCalled,
    };
}
