using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>
/// Tells which clauses that do nothing about a table are harmless after an agreement: those whose subject is known (food, the way, the house,
/// small talk). Every other clause that is not understood may take the table back.
/// </summary>
internal static partial class EnglishAsides
{
    private const int MaxShort = 2;

    private static readonly FrozenSet<string> Asides = EnglishWordList.Read("english-aside-words.txt");
    private static readonly FrozenSet<string> Doubts = EnglishWordList.Read("english-doubt-words.txt");

    /// <summary>Whether a clause without any act takes no table back.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="isUnderstood">Whether every word of it is known in calls about tables.</param>
    public static bool AreHarmless(string clause, bool isUnderstood)
    {
        var words = EnglishTokenizer.Split(clause);
        return !words.Any(Doubts.Contains)
            && (isUnderstood || words.Count <= MaxShort || words.Any(IsAside) || !words.Any(IsEnglish)
                || Harmless().IsMatch(clause) || EnglishNumberContext.Announces(clause));
    }

    /// <summary>Whether a clause speaks of a subject beside the table, and of nothing that takes a table back.</summary>
    public static bool IsBesideTable(string clause) =>
        EnglishTokenizer.Split(clause) is var words && words.Any(IsAside) && !words.Any(Doubts.Contains);

    // "Je vous en prie, au revoir": no word of it is English.
    private static bool IsEnglish(string word) => word.Length > 2 && (EnglishVocabulary.Knows(word) || EnglishDetector.IsCommon(word));

    /// <summary>Whether a word names a subject beside the table, such as food or the way.</summary>
    public static bool IsAside(string word) =>
        Asides.Contains(word) || (word.EndsWith("'s", StringComparison.Ordinal) && Asides.Contains(word[..^2]));

    [GeneratedRegex(
        """
        # "I'm Gemma", "ask for Brendan", "that's my sister's recipe"
        ^(i'm|my\ name's|my\ name\ is|this\ is|it's|ask\ for)\ (?!\w+ing\b)\w+(\ (by\ the\ way|here|speaking|then))?$
        # What happens on the day: "the owner will be in", "he'll look after you", "just give us a shout"
        | \b(he'll|she'll|they'll|we'll|i'll|will)\ (be\ (in|there|here|around|on)|say\ hello|look\ after|greet|meet\ you|show\ you|seat\ you|serve)\b
        | \b(give|just\ give)\ (us|me)\ (a\ )?(shout|bell|ring|call)\b | \b(on\ the\ (day|night)|that\ (night|evening))\b
        | \b(you\ can't\ miss|you'll\ (see|find|love|like|have|get)|mind\ the|follow\ the|look\ for|next\ to|round\ the|around\ the|just\ off)\b
        | \b(arrive|arriving|on\ time|a\ bit\ early|minutes?|hours?)\b
        # A farewell; a price for children
        | \b(bye|goodbye|cheerio|good\ night|god\ (keep|bless)\ you|dear)$ | \bunder\ (the\ )?\w+s\b
        # A spelled sign or number: "g like genoa", "gt one five one"
        | ^[a-z]\ (like|for|as\ in)\ \w+ | ^(and\ )?\w{1,2}(\ (zero|oh|one|two|three|four|five|six|seven|eight|nine|double|dash|[a-z]|\d+))+$
        | \b(got\ to|gotta|have\ to|must)\ (run|go|dash|fly)\b | \bbefore\ (you\ go|i\ forget)\b | \bleave\ room\b
        # "it fills up fast on sundays"
        | \b(good\ thing|just\ as\ well)\ you\b | \bfills\ (up|quickly|fast)\b | \byou\ were\ (very\ )?lucky\b
        # "that was our last table"
        | \b(that\ was|that's|you\ (got|have))\ (our|the|my)\ (very\ )?last\ (one|table)\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Harmless();
}
