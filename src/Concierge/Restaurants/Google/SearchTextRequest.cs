namespace Concierge.Restaurants.Google;

/// <summary>The body of <c>places:searchText</c>.</summary>
internal sealed record SearchTextRequest
{
    public required string TextQuery { get; init; }

    public string? IncludedType { get; init; }

    /// <summary>1 to 20.</summary>
    public int PageSize { get; init; }

    /// <summary><c>PRICE_LEVEL_INEXPENSIVE</c> and so on; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? PriceLevels { get; init; }
}
