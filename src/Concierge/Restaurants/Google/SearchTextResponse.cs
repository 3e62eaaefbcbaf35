namespace Concierge.Restaurants.Google;

/// <summary>The response of <c>places:searchText</c>, reduced to the field mask. Without results it is an empty object.</summary>
internal sealed record SearchTextResponse(IReadOnlyList<GooglePlace>? Places);
