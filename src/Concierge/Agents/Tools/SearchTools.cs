using System.ComponentModel;
using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Restaurants;
using Microsoft.Extensions.AI;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Tools;

/// <summary>The search agent's tool for one turn.</summary>
internal sealed class SearchTools(IRestaurantDirectory directory, AgentTurn turn)
{
    /// <summary>The name of the search tool.</summary>
    public const string SearchRestaurants = "search_restaurants";

    private static readonly LocalDateTimePattern OpenAtPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");

    private const int MinLevel = 1;
    private const int MaxLevel = 4;
    private const int MaxKnown = 50;
    private const int MaxKitchens = 12;

    /// <summary>The tool.</summary>
    public AIFunction Search => AIFunctionFactory.Create(SearchAsync, SearchRestaurants, "Looks for restaurants of a kind, the best first.");

    private async Task<string> SearchAsync(
        [Description("A cuisine or dish, such as: italian, pizza.")] string? cuisine = null,
        [Description("A town, district or street.")] string? place = null,
        [Description("The cheapest that will do, 1 (cheap) to 4: 3 for somewhere fancy.")] int? min_price = null,
        [Description("The dearest that will do, 1 (cheap) to 4.")] int? max_price = null,
        [Description("When it must be open, on its own clock, as 2026-11-27T19:00.")] string? open_at = null,
        CancellationToken cancellationToken = default)
    {
        var query = new RestaurantQuery
        {
            Cuisine = NullIfWhiteSpace(cuisine),
            Place = NullIfWhiteSpace(place),
            MinPrice = min_price is > MinLevel and <= MaxLevel ? min_price : null,
            MaxPrice = max_price is >= MinLevel and < MaxLevel ? max_price : null,
            OpenAt = NullIfWhiteSpace(open_at) is { } text && OpenAtPattern.Parse(text) is { Success: true } read ? read.Value : (LocalDateTime?)null,
        };
        var found = await directory.SearchAsync(query, cancellationToken);
        turn.Error = null;
        turn.Findings = SearchResultFormatter.Format(query, found);
        if (found.Count == 0 && query.Cuisine is not null)
        {
            turn.Findings += await DescribeKitchensAsync(cancellationToken);
        }

        turn.Report(new RestaurantsFound(found));
        return JsonSerializer.Serialize(new SearchAnswer([.. found.Select(RestaurantAnswer.From)]), ToolResultJsonContext.SnakeCase.SearchAnswer);
    }

    // What there is, where what was asked for is missing.
    private async Task<string> DescribeKitchensAsync(CancellationToken cancellationToken)
    {
        var known = await directory.SearchAsync(new RestaurantQuery { Limit = MaxKnown }, cancellationToken);
        var kitchens = known
            .SelectMany(restaurant => (restaurant.Cuisine ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(MaxKitchens)
            .ToList();
        return kitchens.Count == 0 ? "" : $" I know these kitchens: {string.Join(", ", kitchens)}.";
    }

    private static string? NullIfWhiteSpace(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
