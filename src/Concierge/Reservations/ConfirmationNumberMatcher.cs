using System.Text;
using System.Text.RegularExpressions;

namespace Concierge.Reservations;

/// <summary>
/// Finds confirmation numbers in transcribed speech: written ("BK472", "LG-4471"), spelled ("b k four seven two",
/// "B-K-4-7-2"), or in the spelling alphabet ("bravo kilo four seven two", "B as in bravo").
/// </summary>
public static partial class ConfirmationNumberMatcher
{
    private const int MinLength = 3;
    private const int MaxLength = 12;

    private static readonly Dictionary<string, string> Digits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = "0",
        ["oh"] = "0",
        ["nought"] = "0",
        ["one"] = "1",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
        ["niner"] = "9",
        ["ten"] = "10",
        ["eleven"] = "11",
        ["twelve"] = "12",
        ["thirteen"] = "13",
        ["fourteen"] = "14",
        ["fifteen"] = "15",
        ["sixteen"] = "16",
        ["seventeen"] = "17",
        ["eighteen"] = "18",
        ["nineteen"] = "19",
    };

    private static readonly Dictionary<string, char> Tens = new(StringComparer.OrdinalIgnoreCase)
    {
        ["twenty"] = '2',
        ["thirty"] = '3',
        ["forty"] = '4',
        ["fifty"] = '5',
        ["sixty"] = '6',
        ["seventy"] = '7',
        ["eighty"] = '8',
        ["ninety"] = '9',
    };

    private static readonly HashSet<string> SpellingAlphabet = new(StringComparer.OrdinalIgnoreCase)
    {
        "alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "juliett", "kilo", "lima", "mike",
        "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "whisky", "xray", "x-ray", "yankee", "zulu",
    };

    /// <summary>Finds the confirmation number that a sentence announces.</summary>
    /// <returns>
    /// The number in written form, or <see langword="null"/>. A number that is not announced as a confirmation, booking or reference does not
    /// count.
    /// </returns>
    public static string? Find(string sentence)
    {
        foreach (Match announcement in Announcement().Matches(sentence))
        {
            if (Read(sentence[(announcement.Index + announcement.Length)..]) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>Whether a sentence contains the given number, in any spoken form, announced or not.</summary>
    public static bool IsSpokenIn(string sentence, string number)
    {
        var wanted = Normalize(number);
        if (wanted.Length < MinLength)
        {
            return false;
        }

        return Spell(sentence).Contains(wanted, StringComparison.Ordinal);
    }

    /// <summary>Whether the signs that a clause ends with are the last ones of a number.</summary>
    public static bool EndsWith(string clause, string number)
    {
        var signs = Spell(clause).TrimEnd();
        var end = signs[(signs.LastIndexOf(' ') + 1)..];
        return end.Length > 0 && Normalize(number).EndsWith(end, StringComparison.Ordinal);
    }

    /// <summary>Whether a text spells exactly this number, and not a longer one that contains it.</summary>
    public static bool Spells(string text, string number) => Spell(text).Split(' ').Contains(Normalize(number), StringComparer.Ordinal);

    /// <summary>Whether a text spells two signs or more, one after the other.</summary>
    public static bool HasSpelledSigns(string text) => Spell(text).Split(' ').Any(signs => signs.Length > 1);

    /// <summary>Reads a text that says nothing but a number.</summary>
    /// <returns>The number without separators; <see langword="null"/> when the text says something else, too.</returns>
    public static string? ReadAlone(string text) => ReadSigns(text) is { Length: >= MinLength } number ? number : null;

    /// <summary>Reads a text that says nothing but signs, as of a number that a pause has cut in two.</summary>
    /// <returns>The signs without separators; <see langword="null"/> when the text says something else, too, or nothing.</returns>
    public static string? ReadSigns(string text)
    {
        var pieces = Pieces(text).ToList();
        var signs = string.Concat(pieces.Select(piece => piece.Characters));
        return pieces.TrueForAll(piece => piece.Characters.Length > 0 || piece.IsFiller) && signs.Length is > 0 and <= MaxLength ? signs : null;
    }

    /// <summary>Finds the longest run of signs that a text spells; empty without one.</summary>
    public static string FindLongestSpelled(string text) => Spell(text).Split(' ').MaxBy(signs => signs.Length) ?? "";

    /// <summary>Reduces a number to its letters and digits in upper case, the form in which numbers are compared.</summary>
    public static string Normalize(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // The signs of a text, with a space for each other word.
    private static string Spell(string text) => string.Concat(Pieces(text).Select(piece => piece.Characters.Length == 0 ? " " : piece.Characters));

    private static string? Read(string text)
    {
        var number = new StringBuilder();
        var hasDigit = false;
        foreach (var piece in Pieces(text))
        {
            if (piece.Characters.Length == 0)
            {
                if (number.Length == 0 && piece.IsFiller)
                {
                    continue;
                }

                break;
            }

            if (number.Length > 0 && piece.EndsBefore)
            {
                break;
            }

            number.Append(number.Length > 0 && piece.Characters.Length > 1 && piece.JoinedByHyphen ? "-" : "").Append(piece.Characters);
            hasDigit |= piece.Characters.Any(char.IsAsciiDigit);
        }

        var length = number.ToString().Count(char.IsAsciiLetterOrDigit);
        return length is >= MinLength and <= MaxLength && (hasDigit || length >= 4) ? number.ToString() : null;
    }

    private static IEnumerable<Piece> Pieces(string text)
    {
        var words = Word().Matches(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Value;
            var before = i == 0 ? ' ' : text[words[i].Index - 1];
            var endsBefore = i > 0 && EndsSentence(text[(words[i - 1].Index + words[i - 1].Length)..words[i].Index], words[i - 1].Length);
            var hyphen = before == '-';

            // "B as in bravo", "B for boy": the letter alone is easily misheard, so the word decides.
            if (word.Length == 1
                && char.IsAsciiLetter(word[0])
                && Explanation().Match(text, words[i].Index) is { Success: true } explanation
                && !Digits.ContainsKey(explanation.Groups["word"].Value))
            {
                yield return new Piece(explanation.Groups["word"].Value[..1].ToUpperInvariant(), hyphen, endsBefore);
                while (i + 1 < words.Count && words[i + 1].Index < explanation.Index + explanation.Length)
                {
                    i++;
                }

                continue;
            }

            if (word.Equals("double", StringComparison.OrdinalIgnoreCase) || word.Equals("triple", StringComparison.OrdinalIgnoreCase))
            {
                if (i + 1 < words.Count && Characters(words[i + 1].Value) is { Length: 1 } repeated)
                {
                    yield return new Piece(new string(repeated[0], word.Length == 6 && (word[0] is 'd' or 'D') ? 2 : 3), hyphen, endsBefore);
                    i++;
                    continue;
                }
            }

            if (Tens.TryGetValue(word, out var ten))
            {
                if (i + 1 < words.Count && Characters(words[i + 1].Value) is { Length: 1 } unit && unit[0] is >= '1' and <= '9')
                {
                    yield return new Piece($"{ten}{unit}", JoinedByHyphen: false, endsBefore);
                    i++;
                }
                else
                {
                    yield return new Piece($"{ten}0", JoinedByHyphen: false, endsBefore);
                }

                continue;
            }

            yield return new Piece(Characters(word) ?? "", hyphen, endsBefore, Filler().IsMatch(word));
        }
    }

    private static string? Characters(string word)
    {
        if (Digits.TryGetValue(word, out var digits))
        {
            return digits;
        }

        if (SpellingAlphabet.Contains(word))
        {
            return word[..1].ToUpperInvariant();
        }

        return word.Length == 1 || word.Any(char.IsAsciiDigit) || (word.Length <= MaxLength && word.All(char.IsAsciiLetterUpper) && word.Length > 1)
            ? word.ToUpperInvariant()
            : null;
    }

    // A full stop ends a number, except after a single letter: recognizers write "b. k. four".
    private static bool EndsSentence(string between, int previousLength) =>
        between.AsSpan().IndexOfAny('?', '!', ';') >= 0 || (between.Contains(". ", StringComparison.Ordinal) && previousLength > 1);

    [GeneratedRegex(@"\b(?:confirmation|reservation|booking|reference|ref)\b(?:\s+(?:number|code|reference|no\.?|id))?(?:\s+for\s+(?:you"
        + @"|that|this|the\s+booking))?\s*(?:is|are|will be|would be|was|:|-|,|it's|that's)?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"\G[a-z]\.?,?\s+(?:as\s+in|for|like|as)\s+(?<word>[a-z]{2,})", RegexOptions.IgnoreCase)]
    private static partial Regex Explanation();

    [GeneratedRegex(@"[A-Za-z0-9]+(?:'[a-z]+)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:is|it|its|it's|that|thats|number|code|the|your|so|um|uh|okay|s)$", RegexOptions.IgnoreCase)]
    private static partial Regex Filler();

    private readonly record struct Piece(string Characters, bool JoinedByHyphen, bool EndsBefore, bool IsFiller = false);
}
