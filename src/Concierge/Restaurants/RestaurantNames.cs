using System.Text;
using Concierge.Language.Text;
using FuzzySharp;

namespace Concierge.Restaurants;

/// <summary>Compares restaurant names the way people do.</summary>
internal static class RestaurantNames
{
    /// <summary>From this score on (0 to 100) two names are the same but for a slip of spelling.</summary>
    public const int SameName = 88;

    /// <summary>From this score on a name is worth suggesting.</summary>
    public const int NearName = 60;

    private const int NearlyIdentical = 92;

    // "Mozart Café" is the Café Mozart, but a little less so.
    private const int OtherOrder = 3;

    private static readonly string[] Fillers = ["the", "restaurant", "ristorante", "il", "la", "le", "el"];

    /// <summary>Lower case, without accents, apostrophes and the words that people drop.</summary>
    public static string Normalize(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var character in Accents.Remove(name))
        {
            if (Spelt(character) is { } spelt)
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

    /// <summary>How alike a query and a name are, 0 to 100.</summary>
    public static int Score(string query, string name) => ScoreNormalized(Normalize(query), Normalize(name));

    /// <summary>How alike a query and a name are, both in their normalized form, 0 to 100.</summary>
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

    /// <summary>Whether two names in their normalized form are the same but for a letter or two: far stricter than a search, for nobody is asked.</summary>
    public static bool AreSame(string one, string other) => one == other || Singular(one) == Singular(other) || Fuzz.Ratio(one, other) >= NearlyIdentical;

    // Letters that are no other letter with an accent.
    private static string? Spelt(char letter) => letter switch
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
