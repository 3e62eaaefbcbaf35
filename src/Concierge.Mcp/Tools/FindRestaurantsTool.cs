using System.Globalization;
using Concierge.Contracts.Api;
using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using Microsoft.AspNetCore.Http.Extensions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>find_restaurants</c>.</summary>
internal sealed class FindRestaurantsTool(ConciergeApi api) : ConciergeTool<FindRestaurantsArguments, FoundRestaurants>(
    new ToolDescription(
        "find_restaurants",
        "Find restaurants",
        "Finds restaurants by name, or by cuisine, place, price and opening hours. Calls nobody.",
        new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = true }),
    ToolJson.Readable.FindRestaurantsArguments,
    ToolJson.Readable.FoundRestaurants)
{
    private const int DefaultLimit = 10;

    protected override async Task<FoundRestaurants> RunAsync(
        FindRestaurantsArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var query = new QueryBuilder { { "limit", (arguments.Limit ?? DefaultLimit).ToString(CultureInfo.InvariantCulture) } };
        Add("q", arguments.Name);
        Add("cuisine", arguments.Cuisine);
        Add("place", arguments.Place);
        Add("min_price", arguments.MinPrice?.ToString(CultureInfo.InvariantCulture));
        Add("max_price", arguments.MaxPrice?.ToString(CultureInfo.InvariantCulture));
        Add("open_at", arguments.OpenAt);
        var found = await api.GetAsync($"restaurants{query}", ApiJsonContext.Default.RestaurantList, cancellationToken);
        return new FoundRestaurants
        {
            Restaurants = [.. found.Restaurants.Select(RestaurantItemMapper.Map)],
            SimilarNames = [.. found.Near.Select(RestaurantItemMapper.Map)],
        };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }
}
