using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Tells whether a callee speaks another language than English, the only one with a language pack.</summary>
internal static partial class EnglishDetector
{
    // One foreign word, such as the restaurant's name, decides nothing.
    private const int MinWords = 3;
    private const double MinShare = 0.3;

    // English speakers use them as forms of courtesy, or other languages have them as well: they decide nothing.
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        "si", "oui", "ja", "da", "hai", "va", "bene", "grazie", "merci", "gracias", "prego", "ciao", "obrigado", "danke", "signora", "signore", "signor",
        "monsieur", "madame", "ok", "okay", "hallo", "pronto", "bon", "in", "an", "am", "on", "so", "was", "will", "die", "hat", "per", "no", "me", "come",
        "son", "is", "we", "over", "dat", "of", "restaurant", "name", "note", "table", "us", "ha", "ah", "oh", "eh", "hm", "pour", "sale", "pal", "man",
        "wind", "warm", "hand", "plus", "avec", "par", "super", "perfect", "art", "gut", "hell", "den", "bin", "tag", "wo", "do", "at", "to", "ta", "pet",
        "mi", "tu", "se", "as", "all", "her", "war", "mal", "dame", "chef", "simple", "possible", "service", "moment", "minute",
    };

    // The vocabulary has the words of agreements; these stand in refusals, conditions and small talk.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "if", "but", "unless", "because", "until", "while", "although", "though", "however", "whether", "either", "neither", "nor", "or", "than", "then",
        "somebody", "someone", "something", "anybody", "anyone", "anything", "everybody", "everyone", "everything", "nobody", "none", "nothing", "others",
        "maybe", "perhaps", "probably", "possibly", "must", "should", "might", "may", "would", "could", "shouldn't", "wouldn't", "couldn't", "haven't",
        "hasn't", "wasn't", "weren't", "didn't", "ain't", "sorry", "afraid", "unfortunately", "full", "closed", "open", "yet", "ago", "already", "away",
        "back", "before", "between", "during", "without", "against", "since", "always", "often", "sometimes", "ever", "today's", "yourself", "myself",
        "cancels", "calls", "online", "website", "deposit", "manager", "change", "think", "thought", "guess", "means", "happens", "happen", "work", "works",
        "try", "tried", "people's", "actually", "basically", "anyway", "anyways", "whatever", "whichever", "wrong", "mistake", "speaking", "hear", "pardon",
    };

    /// <summary>Whether a word is one of the small words of any English talk.</summary>
    public static bool IsCommon(string word) => Common.Contains(word) || Shared.Contains(word);

    /// <summary>Whether the words are of another language.</summary>
    /// <param name="turns">The callee's turns.</param>
    /// <param name="names">The names of the call in small letters. They belong to no language.</param>
    public static bool IsOtherLanguage(IEnumerable<string> turns, IReadOnlySet<string> names)
    {
        var (known, words) = (0, 0);
        foreach (var turn in turns)
        {
            foreach (Match found in Word().Matches(turn.Replace('’', '\'').ToLowerInvariant()))
            {
                var word = found.Value.Trim('\'');
                if (word.Length > 1 && !Shared.Contains(word) && !names.Contains(word))
                {
                    words++;

                    // An accent is kept: without it, "für" would be "fur".
                    known += Common.Contains(word) || EnglishVocabulary.Knows(word) ? 1 : 0;
                }
            }
        }

        return words >= MinWords && known < words * MinShare;
    }

    [GeneratedRegex(@"[\p{L}\p{M}][\p{L}\p{M}']*")]
    private static partial Regex Word();
}
