namespace Concierge.Restaurants.Google;

/// <summary>Google's price levels as 1 to 4.</summary>
internal static class GooglePrice
{
    private static readonly string[] Levels = ["PRICE_LEVEL_INEXPENSIVE", "PRICE_LEVEL_MODERATE", "PRICE_LEVEL_EXPENSIVE", "PRICE_LEVEL_VERY_EXPENSIVE"];

    /// <summary>The level as a number; <see langword="null"/> when it is not known.</summary>
    public static int? Read(string? level) => Array.IndexOf(Levels, level) is >= 0 and var index ? index + 1 : null;

    /// <summary>The levels of a range of numbers, both within it; <see langword="null"/> for any.</summary>
    public static IReadOnlyList<string>? Between(int? least, int? most) =>
        (least ?? most) is null ? null : [.. Levels.Where((_, index) => index + 1 >= (least ?? 1) && index + 1 <= (most ?? Levels.Length))];
}
