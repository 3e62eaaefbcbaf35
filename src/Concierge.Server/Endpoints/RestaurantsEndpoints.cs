using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;
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

    private static readonly LocalDateTimePattern MinutePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var restaurants = routes.MapGroup("/restaurants").RequireAuthorization().WithTags("Restaurants").ProducesProblem(StatusCodes.Status401Unauthorized);
        restaurants.MapGet("", FindAsync)
            .WithName("FindRestaurants")
            .WithSummary("Finds restaurants by name (q, with typing errors allowed), or by cuisine, place, price and opening hours.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        restaurants.MapGet("/{id:long}", GetAsync)
            .WithName("GetRestaurant")
            .WithSummary("Returns a restaurant of the directory.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<RestaurantList>> FindAsync(
        RestaurantDirectory directory,
        PhoneNumberPolicy numbers,
        LocalClock clock,
        string? q = null,
        string? cuisine = null,
        string? place = null,
        int? min_price = null,
        int? max_price = null,
        string? open_at = null,
        int limit = 20,
        CancellationToken cancellationToken = default)
    {
        var query = new RestaurantQuery
        {
            Cuisine = CheckText(cuisine, "cuisine"),
            Place = CheckText(place, "place"),
            MinPrice = CheckPrice(min_price, "min_price"),
            MaxPrice = !(min_price > max_price) ? CheckPrice(max_price, "max_price") : throw InvalidParameter("min_price", "must not be above max_price"),
            OpenAt = ParseOpenAt(open_at, clock),
            Limit = limit is >= 1 and <= MaxResults ? limit : throw InvalidParameter("limit", "must be a number from 1 to 50"),
        };
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

        return TypedResults.Ok(new RestaurantList([.. found.Take(query.Limit).Select(ToView)], []));

        RestaurantEntryView ToView(Restaurant restaurant) => RestaurantEntryViewMapper.Map(restaurant, numbers, clock);
    }

    private static int? CheckPrice(int? price, string field) =>
        price is null or (>= 1 and <= 4) ? price : throw InvalidParameter(field, "must be a number from 1 to 4");

    private static async Task<Ok<RestaurantEntryView>> GetAsync(
        long id,
        RestaurantDirectory directory,
        PhoneNumberPolicy numbers,
        LocalClock clock,
        CancellationToken cancellationToken) =>
        await directory.FindByIdAsync(id, cancellationToken) is { } restaurant
            ? TypedResults.Ok(RestaurantEntryViewMapper.Map(restaurant, numbers, clock))
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
