using System.Text;
using System.Text.RegularExpressions;
using Concierge.Language.Text;

namespace Concierge.Language.Spelling;

/// <summary>
/// Finds letters that are spelled one after the other in a turn: "kilo oscar whiskey", "K-O-W", "k. as in kilo o. as in oscar". A run with a digit
/// is a number and not a name.
/// </summary>
internal static partial class SpelledNameReader
{
    private const int MinLength = 2;

    /// <summary>Finds the runs of at least two letters, in lower case and in order.</summary>
    public static IReadOnlyList<string> FindAll(string turn)
    {
        var words = Word().Matches(AccentRemover.Remove(turn)).Select(match => match.Value.ToLowerInvariant()).ToArray();
        List<string> runs = [];
        var run = new StringBuilder();
        var hasDigit = false;
        for (var at = 0; at <= words.Length;)
        {
            var (letters, length) = at < words.Length ? ReadSign(words, at) : ("", 0);
            if (length > 0)
            {
                run.Append(letters);
                hasDigit |= letters.Length == 0;
                at += length;
                continue;
            }

            if (run.Length >= MinLength && !hasDigit)
            {
                runs.Add(run.ToString());
            }

            run.Clear();
            hasDigit = false;
            at++;
        }

        return runs;
    }

    // A digit belongs to a run, and has no letter.
    private static (string Letters, int Length) ReadSign(string[] words, int at)
    {
        var word = words[at];
        var next = GetWord(words, at + 1);
        if (word is "double" && ReadSign(words, at + 1 < words.Length ? at + 1 : at) is { Letters.Length: 1 } repeated && at + 1 < words.Length)
        {
            return (repeated.Letters + repeated.Letters, repeated.Length + 1);
        }

        if (SpellingAlphabet.FindLetter(word) is { } spelled)
        {
            return (spelled.ToString(), 1);
        }

        if (word is [>= 'a' and <= 'z'])
        {
            return ReadLetter(words, at, word, next);
        }

        return Digit().IsMatch(word) ? ("", 1) : ("", 0);
    }

    // The word decides: a letter alone is easily misheard. "I" and "a" before another word are words.
    private static (string Letters, int Length) ReadLetter(string[] words, int at, string letter, string next)
    {
        if (letter == "x" && next == "ray")
        {
            return ("x", 2);
        }

        var explaining = next == "as" && GetWord(words, at + 2) == "in" ? 3 : next is "for" or "like" ? 2 : 0;
        if (explaining > 0 && GetWord(words, at + explaining) is { Length: > 1 } word)
        {
            return (word[..1], explaining + 1);
        }

        if (explaining == 3 && GetWord(words, at + 3) == "x" && GetWord(words, at + 4) == "ray")
        {
            return ("x", 5);
        }

        var isWord = letter is "i" or "a" && (next.Length != 1 || Digit().IsMatch(next)) && SpellingAlphabet.FindLetter(next) is null
            && (at == 0 || words[at - 1].Length != 1);
        return isWord ? ("", 0) : (letter, SpellingAlphabet.FindLetter(next) == letter[0] ? 2 : 1);
    }

    private static string GetWord(string[] words, int at) => at < words.Length ? words[at] : "";

    [GeneratedRegex("(?i:x-?ray)|[A-Za-z]+(?:'[A-Za-z]+)?|[0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(?:[0-9]+|zero|oh|one|two|three|four|five|six|seven|eight|nine)$")]
    private static partial Regex Digit();
}
