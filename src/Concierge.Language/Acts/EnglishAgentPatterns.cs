using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>The agent's English words that speak against an agreement, or need an answer before it stands.</summary>
internal static partial class EnglishAgentPatterns
{
    private const RegexOptions Options =
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    /// <summary>A question that a recognizer writes without a mark.</summary>
    [GeneratedRegex(
        """
        ^\W*((and|so|okay|ok|great|but|oh|right|sorry|wait|good|lovely|perfect|wonderful)\W+)*
        (is|are|was|does|do|did|can|could|will|would|have|has)\ (it|that|we|you|they|this|there|i|our|the)\b
        """,
        Options)]
    public static partial Regex BeginsQuestion();

    /// <summary>A question to which a no is good: "does that affect us?", "nothing more to do?".</summary>
    [GeneratedRegex(
        """
        \b((does|will|would)\ (that|it|this)\ (affect|change|matter|cause)
            |(anything|nothing|something)\ (more|else)\ (we\ |i\ |they\ )?(to\ do|need\w*|have\ to))\b
        """,
        Options)]
    public static partial Regex AsksForHarm();

    /// <summary>The table as the guest's own: "so our table?".</summary>
    [GeneratedRegex(@"\b(our|my|the|their|his|her)\ (table|booking|reservation)\b", Options)]
    public static partial Regex OwnTable();

    /// <summary>A no to what the callee said last, not to a question: "no, it's Greaves".</summary>
    [GeneratedRegex(
        """
        ^\W*((oh|ah|sorry|wait|um|uh|hm)\W+)*(no|nope|not)\b
        (?!\W+(thanks|thank|that's\ (all|fine|great|perfect|okay|ok|it|everything|lovely|good|right|grand)|that\ is\ (all|fine)|that\ will|nothing|none|problem
            |worries|need|rush|trouble|bother|allerg\w*|not|just|i'm\ (good|fine)|we're\ (good|fine)|all\ good|it's\ (fine|okay|perfect|great|all)|kidding
            |at\ all|only|yet)\b)
        """,
        Options)]
    public static partial Regex Denial();

    /// <summary>Gives the table back, or leaves the decision to the guest.</summary>
    [GeneratedRegex(
        """
        \b(
            (don't|do\ not)\ (keep|hold|book|reserve|take|put|want)\ (it|that|this|the\ table|us|them|him|her)\b
            | (we'll|i'll|they'll|we|they|i)\ (will\ |would\ |'d\ )?(leave\ it|pass\ on|look\ elsewhere|try\ (somewhere|elsewhere|another\ (place|restaurant)))
            | (i'll|i\ will|i|i'd)\ (have\ to|need\ to|must|better|'d\ better)\ (check|ask|speak|talk|confirm)\b | i'd\ better\ (check|ask)
            | let\ me\ (check|ask|confirm)\ (with\ )?(him|her|them|my|the\ guest|mr|mrs|ms)\b
            | (i'll|i\ will|we'll)\ (call|ring|get\ back\ to)\ you\ (back|again|when)
            | too\ (much|expensive)\ for | (that|it)\ (won't|doesn't|will\ not|does\ not)\ (work|do|suit)\b
            | not\ what\ (we|they|i|he|she)\ (want\w*|asked|need\w*)
        )
        """,
        Options)]
    public static partial Regex Withdrawal();
}
