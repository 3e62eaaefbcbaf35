using System.Text.RegularExpressions;
using Concierge.Agents.Offline;

namespace Concierge.Agents.Replies;

/// <summary>The closed list of sentences beside questions that a chat model may say, each shown in the program's wording.</summary>
internal static partial class HarmlessPhrases
{
    /// <summary>What is shown for a greeting.</summary>
    public const string Hello = "Hello.";

    /// <summary>What is shown where the guest gives a request up.</summary>
    public const string RequestDropped = "All right, no call will be made.";

    private static readonly (Regex Pattern, string Shown)[] Phrases =
    [
        (Greeting(), Hello), (Welcome(), "You are welcome."), (Goodbye(), "Goodbye."), (Unhurried(), "Take your time."),
        (NoCall(), RequestDropped), (TablesOnly(), TalkPolicy.TablesOnly),
        (NotUnderstood(), "I did not understand that. Could you say it in other words?"),
    ];

    /// <summary>Everything that is shown.</summary>
    public static IEnumerable<string> Shown => Phrases.Select(phrase => phrase.Shown);

    /// <summary>Returns the program's wording of a whole sentence; <see langword="null"/> when it is not in the list.</summary>
    public static string? Find(string sentence) => Phrases.FirstOrDefault(phrase => phrase.Pattern.IsMatch(sentence)).Shown;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        """
        ^\W*(hi|hello|hey|welcome|good\s+(morning|afternoon|evening|day)|hallo|guten\s+(tag|morgen|abend)|bonjour|bonsoir|hola|buon(giorno|asera)
          |buenos\s+días|buenas\s+(tardes|noches)|olá|goedendag|goedenavond|hej)(\s+(there|again|to\s+you))?\W*$
        """,
        Options)]
    private static partial Regex Greeting();

    [GeneratedRegex(
        """
        ^\W*(you(\s+are|'re)\s+(very\s+|most\s+)?welcome|(it's\s+|it\s+was\s+)?my\s+pleasure|gern(e)?(\s+geschehen)?|bitte\s+(sehr|schön)
          |de\s+nada|de\s+rien|avec\s+plaisir|prego|graag\s+gedaan)\W*$
        """,
        Options)]
    private static partial Regex Welcome();

    [GeneratedRegex(
        """
        ^\W*(good\s?bye|bye(\s+bye)?|see\s+you(\s+soon)?|take\s+care|good\s+night|have\s+a\s+(nice|good|great|lovely)\s+(day|evening|night|weekend|one)
          |auf\s+wiedersehen|tschüss|au\s+revoir|adiós|arrivederci|tot\s+ziens|adeus)
          (\W+(and\s+)?(take\s+care|have\s+a\s+(nice|good|great|lovely)\s+(day|evening|night|weekend)))?\W*$
        """,
        Options)]
    private static partial Regex Goodbye();

    [GeneratedRegex(
        @"^\W*((of\s+course|sure|certainly|no\s+problem|no\s+rush|okay)\W+)*(please\s+)?take\s+(all\s+the\s+time\s+you\s+need|your\s+time)\W*$",
        Options)]
    private static partial Regex Unhurried();

    [GeneratedRegex(
        """
        ^\W*((all\s+right|alright|okay|ok|sure|of\s+course|understood|no\s+problem|certainly|then)\W+)*
        (nobody|no\s+one)\s+will\s+be\s+called\W*$
        | ^\W*((all\s+right|alright|okay|ok|sure|of\s+course|understood|no\s+problem|certainly|then)\W+)*
        (no\s+call\s+will\s+be\s+made|I\s+(will\s+not|won't)\s+(call|phone|ring)\s+(anyone|anybody|them))(\s+(then|now))?\W*$
        """,
        Options)]
    private static partial Regex NoCall();

    [GeneratedRegex(@"\bI('m|\s+am)?\s+(can\s+)?only\s+(able\s+to\s+|here\s+to\s+|here\s+for\s+)?(book|reserve|help|handle|assist|do)\b", Options)]
    private static partial Regex TablesOnly();

    [GeneratedRegex(
        @"\bI\s+(did\s+not|didn't|do\s+not|don't)\s+(quite\s+|fully\s+)?(understand|catch|get)\s+(that|this|you|it|what\s+you\s+(said|mean|meant))\W*$",
        Options)]
    private static partial Regex NotUnderstood();
}
