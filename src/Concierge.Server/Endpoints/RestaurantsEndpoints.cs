using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Server.Endpoints;

/// <summary>The directory of restaurants.</summary>
internal static class RestaurantsEndpoints
{
    private const int LongestText = 200;
    private const int MostShown = 50;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var restaurants = routes.MapGroup("/restaurants").RequireAuthorization().WithTags("Restaurants").ProducesProblem(StatusCodes.Status401Unauthorized);
        restaurants.MapGet("", FindAsync).WithName("FindRestaurants").WithSummary("Restaurants by name (q, whatever slips are in it), or by cuisine, place, price and when they are open.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        restaurants.MapGet("/{id:long}", GetAsync).WithName("GetRestaurant").WithSummary("A restaurant of the directory.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<RestaurantList>> FindAsync(
        RestaurantDirectory directory,
        ConciergeSettings settings,
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
            Cuisine = Text(cuisine, "cuisine"),
            Place = Text(place, "place"),
            MinPrice = Price(min_price, "min_price"),
            MaxPrice = !(min_price > max_price) ? Price(max_price, "max_price") : throw Wrong("min_price", "is above max_price"),
            OpenAt = OpenAt(open_at, clock),
            Limit = limit is >= 1 and <= MostShown ? limit : throw Wrong("limit", "is a number from 1 to 50"),
        };
        IReadOnlyList<Restaurant> found;
        if (Text(q, "q") is { } name)
        {
            var search = await directory.FindAsync(name, cancellationToken);
            found = search.Match is { } match ? [match] : search.Candidates;
            if (found.Count == 0)
            {
                return TypedResults.Ok(new RestaurantList([], [.. search.NearMisses.Select(Shown)]));
            }
        }
        else
        {
            found = await directory.SearchAsync(query, cancellationToken);
        }

        return TypedResults.Ok(new RestaurantList([.. found.Take(query.Limit).Select(Shown)], []));

        RestaurantEntryView Shown(Restaurant restaurant) => RestaurantEntryView.Of(restaurant, settings, clock);
    }

    private static int? Price(int? given, string field) => given is null or (>= 1 and <= 4) ? given : throw Wrong(field, "is a number from 1 to 4");

    private static async Task<Ok<RestaurantEntryView>> GetAsync(long id, RestaurantDirectory directory, ConciergeSettings settings, LocalClock clock, CancellationToken cancellationToken) =>
        await directory.FindByIdAsync(id, cancellationToken) is { } restaurant
            ? TypedResults.Ok(RestaurantEntryView.Of(restaurant, settings, clock))
            : throw new ConciergeException(new("restaurant.not_known", "There is no such restaurant in the directory.", "GET /restaurants lists those there are."));

    private static LocalDateTime? OpenAt(string? text, LocalClock clock) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text == "now" ? clock.Now()
        : Moment.Parse(text) is { Success: true } moment ? moment.Value
        : throw Wrong("open_at", "is now, or a time such as 2026-11-27T20:00");

    private static string? Text(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= LongestText && !text.Any(char.IsControl) ? text.Trim()
        : throw Wrong(name, $"has at most {LongestText} characters");

    private static ConciergeException Wrong(string parameter, string form) => new(new("request.parameter", $"The parameter {parameter} is wrong: it {form}.", "GET /openapi.json describes the request."));
}
