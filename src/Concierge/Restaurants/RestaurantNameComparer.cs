using System.Text;
using Concierge.Language.Text;
using FuzzySharp;

namespace Concierge.Restaurants;

/// <summary>Normalizes and compares restaurant names, tolerating spelling mistakes.</summary>
internal static class RestaurantNameComparer
{
    /// <summary>The minimum score (0 to 100) of two names that differ only by a spelling mistake.</summary>
    public const int SameName = 88;

    /// <summary>The minimum score of a name that is worth suggesting.</summary>
    public const int NearName = 60;

    private const int NearlyIdentical = 92;

    // The penalty for another word order: "Mozart Café" scores a little less than "Café Mozart".
    private const int OtherOrder = 3;

    private static readonly string[] Fillers = ["the", "restaurant", "ristorante", "il", "la", "le", "el"];

    /// <summary>Converts a name to lower case and removes accents, apostrophes and filler words.</summary>
    public static string Normalize(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var character in AccentRemover.Remove(name))
        {
            if (Transliterate(character) is { } spelt)
            {
                letters.Append(spelt);
            }
            else if (char.IsLetterOrDigit(character))
            {
                letters.Append(char.ToLowerInvariant(character));
            }
            else if (character == '&')
            {
                letters.Append(" and ");
            }
            else if (character is not ('\'' or '’' or '‘' or '`' or '.'))
            {
                letters.Append(' ');
            }
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Where(word => !Fillers.Contains(word)).ToArray();
        return string.Join(' ', kept.Length > 0 ? kept : words);
    }

    /// <summary>Returns the similarity of a query and a name, 0 to 100.</summary>
    public static int Score(string query, string name) => ScoreNormalized(Normalize(query), Normalize(name));

    /// <summary>Returns the similarity of a query and a name, both normalized, 0 to 100.</summary>
    public static int ScoreNormalized(string wanted, string known)
    {
        if (wanted.Length == 0)
        {
            return 0;
        }

        return wanted == known ? 100
            : Singular(wanted) == Singular(known) ? 99
            : (" " + known + " ").Contains(" " + wanted + " ", StringComparison.Ordinal) ? 95
            : (" " + known).Contains(" " + Singular(wanted), StringComparison.Ordinal) && wanted.Length >= 4 ? 92
            : Math.Max(Fuzz.Ratio(wanted, known), Fuzz.TokenSortRatio(wanted, known) - OtherOrder);
    }

    /// <summary>Returns whether two normalized names are almost identical. Stricter than a search, because the guest does not confirm the match.</summary>
    public static bool AreSame(string one, string other) => one == other || Singular(one) == Singular(other) || Fuzz.Ratio(one, other) >= NearlyIdentical;

    // Letters that Unicode does not decompose into a base letter and an accent.
    private static string? Transliterate(char letter) => letter switch
    {
        'ß' => "ss",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        _ => null,
    };

    private static string Singular(string name) => name.EndsWith('s') ? name[..^1] : name;
}
