using Concierge.Contracts;
using FuzzySharp;

namespace Concierge.Options;

/// <summary>Finds the setting that an unknown name probably means.</summary>
public static class SettingNameSuggester
{
    private const int LikelyTypo = 90;
    private const int Similar = 80;
    private const int WordsInCommon = 2;

    /// <summary>Finds the setting of which a name is almost certainly a typing error.</summary>
    /// <param name="name">A name of a settings file.</param>
    /// <returns>The error; <see langword="null"/> for a setting's name, and for a name that can belong to another program.</returns>
    public static ConciergeError? FindTypingError(string name) =>
        !IsKnown(name) && FindNearest(name) is var (nearest, similarity) && similarity >= LikelyTypo
            ? new("setting.unknown", $"There is no setting {name}.", $"Did you mean {nearest}?")
            : null;

    /// <summary>Finds the setting that a name resembles: <c>TWILIO_TOKEN</c> resembles <c>TWILIO_AUTH_TOKEN</c>.</summary>
    /// <param name="name">A name of a settings file, or of <c>--set</c>.</param>
    /// <returns>The setting; <see langword="null"/> for a setting's name, and for a name that resembles none.</returns>
    public static string? FindSimilar(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsKnown(name))
        {
            return null;
        }

        var (nearest, similarity) = FindNearest(name);
        var words = GetWords(name);
        return similarity >= Similar
            ? nearest
            : SettingNames.All.Where(known => SharesWords(words, GetWords(known))).MaxBy(known => GetSimilarity(known, name));
    }

    // TWILIO_TOKEN begins as a setting does; RESTAURANT_NAME is a part of one. SMTP_PORT and MY_API_KEY belong to another program.
    private static bool SharesWords(string[] words, string[] known) =>
        words.Intersect(known, StringComparer.Ordinal).Count() is >= WordsInCommon and var shared && (words[0] == known[0] || shared == words.Length);

    private static bool IsKnown(string name) =>
        SettingNames.All.Contains(name, StringComparer.Ordinal) || SettingNames.Removed.Contains(name, StringComparer.Ordinal);

    private static (string Name, int Similarity) FindNearest(string name)
    {
        var nearest = SettingNames.All.MaxBy(known => GetSimilarity(known, name))!;
        return (nearest, GetSimilarity(nearest, name));
    }

    // A name of twice the length cannot be similar; to compare one of megabytes letter by letter takes minutes.
    private static int GetSimilarity(string known, string name) =>
        name.Length > 2 * known.Length ? 0 : Fuzz.Ratio(known, name.ToUpperInvariant());

    private static string[] GetWords(string name) => name.ToUpperInvariant().Split('_', StringSplitOptions.RemoveEmptyEntries);
}
