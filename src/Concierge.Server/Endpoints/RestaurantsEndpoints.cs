using Concierge.Calls.Blocking;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;
using Concierge.Server.Description;
using Concierge.Server.Mapping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of the restaurant directory.</summary>
internal static class RestaurantsEndpoints
{
    private const int MaxTextLength = 200;
    private const int MaxResults = 50;
    private const int MaxOffset = 100_000;

    private static readonly LocalDateTimePattern MinutePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var restaurants = routes.MapGroup("/restaurants").RequireAuthorization().WithTags("Restaurants");
        restaurants.MapGet("", FindAsync)
            .WithName("FindRestaurants")
            .WithPages()
            .WithErrors("request.parameter", "storage.*")
            .WithSummary("Finds restaurants by name (q, with typing errors allowed), or by cuisine, place, price and opening hours.");
        restaurants.MapGet("/{id:long}", GetAsync)
            .WithName("GetRestaurant")
            .WithErrors("restaurant.not_known", "storage.*")
            .WithSummary("Returns a restaurant of the directory.");
    }

    private static async Task<Ok<RestaurantList>> FindAsync(
        RestaurantDirectory directory,
        PhoneNumberPolicy numbers,
        IBlockedNumberStore blocked,
        LocalClock clock,
        HttpRequest request,
        string? q = null,
        string? cuisine = null,
        string? place = null,
        int? min_price = null,
        int? max_price = null,
        string? open_at = null,
        int limit = 20,
        int offset = 0,
        CancellationToken cancellationToken = default)
    {
        var query = new RestaurantQuery
        {
            Cuisine = CheckText(cuisine, "cuisine"),
            Place = CheckText(place, "place"),
            MinPrice = CheckPrice(min_price, "min_price"),
            MaxPrice = !(min_price > max_price) ? CheckPrice(max_price, "max_price") : throw InvalidParameter("min_price", "must not be above max_price"),
            OpenAt = ParseOpenAt(open_at, clock),
            // One more than the page tells whether there is a next one.
            Limit = offset + 1 + (limit is >= 1 and <= MaxResults ? limit : throw InvalidParameter("limit", "must be a number from 1 to 50")),
        };
        if (offset is < 0 or > MaxOffset)
        {
            throw InvalidParameter("offset", $"must be a number from 0 to {MaxOffset}");
        }

        // The page asks right after a change, and another server may have made it.
        directory.Expire();
        var reasons = (await blocked.ListAsync(cancellationToken)).ToDictionary(number => number.PhoneNumber, number => number.Reason, StringComparer.Ordinal);
        IReadOnlyList<Restaurant> found;
        if (CheckText(q, "q") is { } name)
        {
            var search = await directory.FindAsync(name, cancellationToken);
            found = search.Match is { } match ? [match] : search.Candidates;
            if (found.Count == 0)
            {
                return TypedResults.Ok(new RestaurantList([], [.. search.NearMisses.Select(ToView)]));
            }
        }
        else
        {
            found = await directory.SearchAsync(query, cancellationToken);
        }

        PageLink.AddNext(request, found.Count > offset + limit ? offset + limit : null);
        return TypedResults.Ok(new RestaurantList([.. found.Skip(offset).Take(limit).Select(ToView)], []));

        RestaurantEntryView ToView(Restaurant restaurant) => RestaurantEntryViewMapper.Map(
            restaurant, numbers, reasons.TryGetValue(restaurant.PhoneNumber.E164, out var reason) ? reason : null, clock);
    }

    private static int? CheckPrice(int? price, string field) =>
        price is null or (>= 1 and <= 4) ? price : throw InvalidParameter(field, "must be a number from 1 to 4");

    private static async Task<Ok<RestaurantEntryView>> GetAsync(
        long id,
        RestaurantDirectory directory,
        PhoneNumberPolicy numbers,
        IBlockedNumberStore blocked,
        LocalClock clock,
        CancellationToken cancellationToken) =>
        await directory.FindByIdAsync(id, cancellationToken) is { } restaurant
            ? TypedResults.Ok(RestaurantEntryViewMapper.Map(
                restaurant, numbers, (await blocked.FindAsync(restaurant.PhoneNumber.E164, cancellationToken))?.Reason, clock))
            : throw new ConciergeException(RestaurantErrors.NotKnown);

    private static LocalDateTime? ParseOpenAt(string? text, LocalClock clock) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text == "now" ? clock.GetNow()
        : MinutePattern.Parse(text) is { Success: true, Value.Year: >= 1970 and < 2200 } moment ? moment.Value
        : throw InvalidParameter("open_at", "must be 'now' or a time such as 2026-11-27T20:00");

    private static string? CheckText(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= MaxTextLength && !text.Any(char.IsControl) ? text.Trim()
        : throw InvalidParameter(name, $"must have at most {MaxTextLength} characters and no control characters");

    private static ConciergeException InvalidParameter(string parameter, string requirement) => new(new(
        "request.parameter",
        $"The parameter {parameter} is not valid: it {requirement}.",
        "GET /openapi.json describes the request."));
}
