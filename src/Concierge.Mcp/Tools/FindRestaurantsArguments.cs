using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>find_restaurants</c>.</summary>
internal sealed record FindRestaurantsArguments
{
    [Description("The restaurant's name; typing errors are allowed. With a name the other arguments are not used.")]
    public string? Name { get; init; }

    [Description("A cuisine: italian, pizza, vegan.")]
    public string? Cuisine { get; init; }

    [Description("A town or a part of it.")]
    public string? Place { get; init; }

    [Description("The lowest price level, 1 (cheap) to 4.")]
    public int? MinPrice { get; init; }

    [Description("The highest price level, 1 (cheap) to 4.")]
    public int? MaxPrice { get; init; }

    [Description("Only restaurants that are open then: now, or a local time such as 2026-11-27T20:00.")]
    public string? OpenAt { get; init; }

    [Description("The maximum number of results, 1 to 50. The default is 10.")]
    public int? Limit { get; init; }
}
