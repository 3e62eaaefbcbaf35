using System.Text.RegularExpressions;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The options of an IVR menu, as far as they were recognized.</summary>
internal sealed partial class IvrMenu
{
    private readonly List<(string Words, string Key)> _options = [];

    /// <summary>Whether the menu has named at least one key.</summary>
    public bool HasOptions => _options.Count > 0;

    /// <summary>Parses "for reservations press two" and "press two for reservations", in any sequence.</summary>
    public static IvrMenu Parse(string recognized)
    {
        var menu = new IvrMenu();
        string[] words = RecognizedWords.Split(ThanksPattern().Replace(recognized, ""));
        int start = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] is not ("press" or "dial" or "choose") || ReadKeyAt(words, i + 1) is not { } key)
            {
                continue;
            }

            string[] previousWords = words[start..i];
            int next = Array.FindIndex(words, key.End, word => word is "press" or "dial" or "choose");
            bool isPurposeBefore = previousWords.Any(word => word is "for" or "to" or "if") || ScoreOption(string.Join(' ', previousWords)) > 0;
            string[] purpose = isPurposeBefore ? previousWords : words[key.End..(next < 0 ? words.Length : next)];
            start = isPurposeBefore ? key.End : next < 0 ? words.Length : next;
            menu._options.Add((string.Join(' ', purpose), key.Digit));
        }

        return menu;
    }

    /// <summary>Chooses a key for reservations that was not tried yet, else such a key for a person.</summary>
    /// <returns><see langword="null"/> if no untried key is useful.</returns>
    public string? ChooseKey(IReadOnlyCollection<string> tried) => _options
        .Where(option => ScoreOption(option.Words) > 0 && !tried.Contains(option.Key))
        .GroupBy(option => (Score: ScoreOption(option.Words), option.Key))
        .OrderByDescending(group => group.Key.Score).ThenByDescending(group => group.Count())
        .Select(group => group.Key.Key).FirstOrDefault();

    private static int ScoreOption(string words) =>
        OtherBookingPattern().IsMatch(words) ? 1 : BookingPattern().IsMatch(words) ? 3 : PersonPattern().IsMatch(words) ? 2 : 0;

    private static (string Digit, int End)? ReadKeyAt(string[] words, int i)
    {
        while (i < words.Length && words[i] is "the" or "number" or "key" or "button" or "digit")
        {
            i++;
        }

        if (i >= words.Length)
        {
            return null;
        }

        // The recognizer confuses "two" with "to", and "four" with "for". In "press for reservations" the digit was not recognized.
        bool isLast = i + 1 == words.Length || words[i + 1] is "for" or "to" or "if" or "press" or "or" or "and";
        string? digit = words[i] switch
        {
            "to" or "too" => isLast ? "2" : null,
            "for" => isLast ? "4" : null,
            "won" => "1",
            "ate" => "8",
            "star" => "*",
            "pound" or "hash" => "#",
            var word => EnglishNumbers.ParseDigit(word) is >= 0 and var value ? ((char)('0' + value)).ToString() : null,
        };
        return digit is null ? null : (digit, i + 1);
    }

    [GeneratedRegex(@"\b(thanks|thank you) for (calling|holding|waiting)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex ThanksPattern();

    [GeneratedRegex(@"\b(reservations?|bookings?|book|reserve|table|tables)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex BookingPattern();

    [GeneratedRegex(@"\b(cancel|change|existing|confirm|modify|private|large)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex OtherBookingPattern();

    [GeneratedRegex(@"\b(operator|staff|someone|somebody|person|representative|speak|desk|host|manager|other|else|help|us)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex PersonPattern();
}
