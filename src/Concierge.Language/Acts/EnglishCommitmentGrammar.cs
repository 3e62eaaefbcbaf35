using System.Text;
using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>
/// Reads statements that a table was taken, by their grammar: who did it, a verb of recording, and what was recorded: "i've bunged dunne on it",
/// "that's locked away", "seven at seven, done". Values are read as "#" and names as "@".
/// </summary>
internal static partial class EnglishCommitmentGrammar
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly HashSet<string> TimeWords = new(StringComparer.Ordinal)
    {
        "half", "quarter", "past", "noon", "midday", "midnight", "o'clock", "pm", "am", "thirty", "fifteen",
    };

    private static readonly HashSet<string> Months = new(StringComparer.Ordinal)
    {
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    };

    /// <summary>Whether a clause states that the table was taken.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="ownWords">The words of this call; those that are no words of calls about tables are names.</param>
    public static bool States(string clause, IReadOnlySet<string> ownWords)
    {
        var form = Reduce(clause, ownWords);
        return !Hypothetical().IsMatch(form) && (Active().IsMatch(form) || Passive().IsMatch(form) || Short().IsMatch(form) || Given().IsMatch(form));
    }

    // "i've put dunne down for half seven" is "i've put @ down for #".
    private static string Reduce(string clause, IReadOnlySet<string> ownWords)
    {
        StringBuilder form = new(clause.Length);
        var words = EnglishTokenizer.Split(clause);
        var wasValue = false;
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            var isValue = EnglishDateReader.IsDayWord(word) || TimeWords.Contains(word) || Months.Contains(word) || EnglishNumberReader.IsNumber(words, at);
            if (isValue && wasValue)
            {
                continue;
            }

            if (form.Length > 0)
            {
                form.Append(' ');
            }

            form.Append(isValue ? "#" : IsName(word, ownWords) ? "@" : word);
            wasValue = isValue;
        }

        return form.ToString();
    }

    private static bool IsName(string word, IReadOnlySet<string> ownWords) =>
        word.Length > 1 && char.IsAsciiLetter(word[0]) && ownWords.Contains(word) && !EnglishVocabulary.Knows(word);

    [GeneratedRegex(@"\b(could|would|might|should|may|i'd|we'd|wish|try|trying|request|enquiry|inquiry|message|not|never|n't)\b|n't\b", Options)]
    private static partial Regex Hypothetical();

    // Somebody recorded it.
    [GeneratedRegex(
        """
        \b(i|we|he|she|they|i've|we've|he's|she's|they've|he'll|she'll)\ ((have|has|did|will|just|now|already|all|also|then|so|gone\ and)\ )*
        (
            # "i've popped you", "we wrote it"
            (booked|reserved|noted|written|wrote|marked|entered|recorded|saved|blocked|block|inked|jotted|popped|stuck|bunged|logged|slotted|registered|added
                |typed|scribbled|shoved|chucked|squeezed|fitted|locked|penned|listed|secured|sorted|arranged|put|set|done|made|kept|got|taken|write|reserve
                |mark|enter|record|save|lock|slung|tucked|scrawled|allocated|assigned|plonked|signed)
            \ ((now|all|just|already|down)\ )*
            (you|ye|ya|yous|it|that|this|them|your\ (table|booking|name|reservation)|the\ (table|booking|reservation|name)|@)
                (?!\ (on\ hold|through|away|off|back|wrong|to\ (the\ )?(manager|boss|owner)|with\ the))
            # "we have noted down"
            | (booked|reserved|noted|written|entered|recorded|saved|inked|registered|locked|wrote|write|keep|kept)(\ (down|in|here|now|already))*$
            # "i did it now"
            | (do|did)\ (it|that)(\ now)?$
            | (make|made)\ it\ (firm|definite|official|proper)\b
        )
        # "i've you down", "we have you all in"
        | \b(i've|we've)\ (you|ye|@)\ (down|in|at|for|on)\b(?!\ (the\ )?(list|hold|line))
        | \b(i|we)\ have\ (you|ye|@)\ (\w+\ )?(down|in|at|for|on)\b(?!\ (the\ )?(list|hold|line))
        # "i have it on paper"
        | \bi\ have\ it\ (in|inside|down|here|on\ paper)\b
        | \b(i|we)\ have\ done\ (it|that)\b | ^i\ have\ (here|down)(\ now)?$
        """,
        Options)]
    private static partial Regex Active();

    // It was recorded.
    [GeneratedRegex(
        """
        \b(it|it's|that|that's|this|this\ is|you|you're|everything|everything's|table|table's|booking|booking's|reservation|name|name's|names|@|\#)\ 
        ((is|are|was|has|have|been|got|gone|went|all|now|just|already|definitely|firmly|safely|then|both|fully|here|there)\ )*
        (booked|reserved|confirmed|noted|written|marked|entered|recorded|saved|blocked|inked|locked(\ (in|away|down))?|sorted|registered|secured|guaranteed
            |settled|arranged|logged|done|made|successful|complete|completed|processed|firm|safe|solid|secure
            |a\ (proper|real|firm|definite)\ (booking|reservation|one)|in\ (the|our|my)\ (book|diary|system|computer|calendar|sheet|page|register|ledger)
            |on\ (the\ )?(paper|books?|page|sheet)|on\ it|through|yours|his|hers|theirs)\b
            (?!\ (up|out|for\ (a|the|another)\ (wedding|party|function)|by\ (someone|somebody|another)|to\ (someone|somebody)|already\ full))
        """,
        Options)]
    private static partial Regex Passive();

    // Only the word, with the values, the name and courtesies around it.
    [GeneratedRegex(
        """
        ^((and|but|so|okay|ok|right|yes|yeah|yep|of\ course|sure|then|now|all|there|at|for|on|the|of|in|people|persons|guests|definitely|lovely|great|perfect
            |sir|madam|ma'am|\#|@)\ )*
        (booked|reserved|confirmed|done|noted|written|marked|made|sorted|saved|entered|registered|recorded|locked|settled|(write|writing)\ down)
        (\ (in|down|away|here|there|now|then|up|for|at|on|you|sir|madam|ma'am|my|love|dear|hon|mate|friend|the|of|with|a|pen|\w+\ pen|okay|bye|thank|\#|@
            |people))*$
        """,
        Options)]
    private static partial Regex Short();

    // The table is given: "half seven it is", "you've got table four", "i keep you the corner".
    [GeneratedRegex(
        """
        # "half seven it is"
        (^|\ )\#\ it\ is\b(?!\ (not|full|gone|taken|closed))
        # "you've got table four"
        | \b(you've\ got|you\ have|you\ got)\ (the\ )?table\ (number\ )?\#
        # "you are at table four"
        | \b(you|ye)\ are\ (in\ )?(at|on|for)\ (table\ )?\#
        | \byou're\ (at|on)\ table\b
        # "i keep you the corner"
        | \b(give|gives|giving|gave|given|leave|kept|keep)\ (you|ye|them|@)\ (the\ )?(\w+\ )?(table|corner|window|bench|booth|spot|one)\b
        # "i've moved you to nine"
        | \b(i've|we've|i\ have|we\ have|i'll|we'll)\ (just\ |now\ |had\ to\ )?(?!(see|call|ring|phone|let|tell|text|meet|check|ask|seen|called|told)\b)\w+\ 
            (you|ye|it|them|@)\ (over\ |in\ |down\ )?(to|at|for|on|in|into)\ (the\ )?\#
        # "there is a card with your name"
        | \b(note|sign|card)\ with\ your\ name\b | \b(your\ name|name's|name\ is|@\ is)\ (\w+\ )?(on\ (the\ |a\ )?(table|paper|book|\w+\ table))
        # "it saved, I saw it"
        | \b(fixed|corrected)\ (it|that)\b
        # "i was able to make that reservation"
        | \b(was|were)\ able\ to\ (make|book|reserve|get|secure|place|complete)\b
        | \b(it|that)\ saved\b | \bso\ (now\ )?it\ is\ yours\b
        """,
        Options)]
    private static partial Regex Given();
}
