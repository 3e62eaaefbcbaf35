using System.Globalization;

namespace Concierge.Restaurants.Import;

/// <summary>Parses a price level: a number from 1 to 4, currency signs, or a word.</summary>
internal static class PriceHintParser
{
    private static readonly string[][] Words =
    [
        ["cheap", "budget", "inexpensive", "low"],
        ["moderate", "medium", "mid", "average"],
        ["expensive", "upscale", "high"],
        ["very expensive", "luxury", "fine dining"],
    ];

    /// <summary>Reads it.</summary>
    /// <returns>1 to 4; <see langword="null"/> when it says nothing of the kind.</returns>
    public static int? TryRead(string? text)
    {
        var words = text?.Trim().ToLowerInvariant().Replace('_', ' ') ?? "";
        if (words.Length is > 0 and <= 4 && words.All(sign => sign == words[0]) && words[0] is '$' or '€' or '£' or '¥')
        {
            return words.Length;
        }

        if (int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is >= 1 and <= 4 ? number : null;
        }

        var level = Array.FindIndex(Words, same => same.Contains(words));
        return level < 0 ? null : level + 1;
    }
}
