namespace Concierge.Restaurants.Google;

/// <summary>Converts Google's price levels to and from 1 to 4.</summary>
internal static class GooglePriceMapper
{
    private static readonly string[] Levels = ["PRICE_LEVEL_INEXPENSIVE", "PRICE_LEVEL_MODERATE", "PRICE_LEVEL_EXPENSIVE", "PRICE_LEVEL_VERY_EXPENSIVE"];

    /// <summary>Returns the level as a number; <see langword="null"/> if unknown.</summary>
    public static int? ParseLevel(string? level) => Array.IndexOf(Levels, level) is >= 0 and var index ? index + 1 : null;

    /// <summary>Returns the levels of an inclusive range; <see langword="null"/> for no limit.</summary>
    public static IReadOnlyList<string>? GetLevels(int? min, int? max) =>
        (min ?? max) is null ? null : [.. Levels.Where((_, index) => index + 1 >= (min ?? 1) && index + 1 <= (max ?? Levels.Length))];
}
