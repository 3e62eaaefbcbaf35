using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Reads what clauses of one turn mean together: a repair ("i've pencilled, no, i've inked you in"), both cases of a condition, a tag.</summary>
internal static partial class EnglishClauseSequence
{
    /// <summary>Corrects the acts of clauses that mean something else beside their neighbours.</summary>
    public static void Resolve(List<Clause> clauses, IReadOnlySet<string> ownWords)
    {
        for (var at = 0; at + 1 < clauses.Count; at++)
        {
            var (first, next) = (clauses[at], clauses[at + 1]);
            if (next.Text == "though" && at + 2 < clauses.Count)
            {
                // "We're shut mondays though, not sundays."
                (clauses[at + 1], clauses[at + 2]) = (clauses[at + 2], next);
                next = clauses[at + 1];
            }

            if (first.Act == CalleeAct.Denies && AgreesInNegativeWords(next))
            {
                // "No, no problem": one answer.
                Set(clauses, at, CalleeAct.Accompanies);
            }
            else if (first.Act == CalleeAct.Denies && SelfRepair().IsMatch(next.Text))
            {
                Set(clauses, at, CalleeAct.Accompanies);
                Set(clauses, at + 1, CalleeAct.Accompanies);
            }
            else if (first.Act == CalleeAct.Denies && at > 0 && next.Act == CalleeAct.Commits && clauses[at - 1].Act == CalleeAct.HoldsProvisionally)
            {
                Set(clauses, at - 1, CalleeAct.Accompanies);
                Set(clauses, at, CalleeAct.Accompanies);
            }
            else if (first is { Act: CalleeAct.Refuses, Values.Declined: not null } && next.Act == CalleeAct.Objects && next.Values.Declined is not null)
            {
                // "We're shut mondays, not sundays": no refusal of the second.
                Set(clauses, at + 1, CalleeAct.Accompanies);
            }
            else if (first.Act == CalleeAct.Commits && MockingTag().IsMatch(next.Text))
            {
                Set(clauses, at, CalleeAct.Objects);
            }
            else if (first.Act == CalleeAct.Accompanies && next.Act == CalleeAct.Objects && Normally().IsMatch(first.Text) && NotNow().IsMatch(next.Text))
            {
                Set(clauses, at + 1, CalleeAct.Accompanies);
            }
            else if (next.Act == CalleeAct.SetsCondition && next.Text.StartsWith("or ", StringComparison.Ordinal) && OnTime().IsMatch(first.Text))
            {
                // "Be here on time, or I give it away": a house rule.
                Set(clauses, at + 1, CalleeAct.Accompanies);
            }
            else if (next.IsRegret && first.IsBesideTable)
            {
                // "We've run out of the duck, I'm afraid."
                Set(clauses, at + 1, CalleeAct.Accompanies);
            }
            else if (IsOtherBranch(first, next, ownWords))
            {
                Set(clauses, at + 1, CalleeAct.IsWrongPartner);
            }
        }

        for (var at = 0; at < clauses.Count; at++)
        {
            if (IsOtherPlace(clauses[at], ownWords))
            {
                Set(clauses, at, CalleeAct.IsWrongPartner);
            }
        }

        ResolveBothCases(clauses);
    }

    // "If it rains you're inside; if it doesn't, you're out": in either case there is a table.
    private static void ResolveBothCases(List<Clause> clauses)
    {
        var opposite = clauses.FindIndex(clause => clause.Act == CalleeAct.SetsCondition && OppositeCase().IsMatch(clause.Text));
        var first = opposite <= 0 ? -1 : clauses.FindLastIndex(opposite - 1, clause => Case().IsMatch(clause.Text));
        if (first >= 0)
        {
            Set(clauses, first, CalleeAct.Accompanies);
            Set(clauses, opposite, CalleeAct.Accompanies);
        }
    }

    // "No, no, we are Soho."
    private static bool IsOtherPlace(Clause clause, IReadOnlySet<string> ownWords) =>
        OtherPlace().Match(clause.Text) is { Success: true } place && place.Groups["place"].Value is var name
            && !ownWords.Contains(name) && !EnglishVocabulary.Knows(name) && !EnglishDetector.IsCommon(name) && !EnglishAsides.IsAside(name);

    private static bool AgreesInNegativeWords(Clause clause) =>
        (clause.Act == CalleeAct.Accepts && EnglishAgreementPatterns.PoliteYes().IsMatch(clause.Text))
            || (clause.Act == CalleeAct.Accompanies && EnglishIdioms.Remove(clause.Text).Length < clause.Text.Length);

    // "We're the Crown at Derby, not Dalby."
    private static bool IsOtherBranch(Clause first, Clause next, IReadOnlySet<string> ownWords) =>
        OwnPlace().Match(first.Text) is { Success: true } own && !ownWords.Contains(own.Groups["place"].Value)
            && next.Act == CalleeAct.Objects && NotThatPlace().IsMatch(next.Text);

    private static void Set(List<Clause> clauses, int at, CalleeAct act) => clauses[at] = clauses[at] with { Act = act };

    [GeneratedRegex(@"^(i tell a lie|i mean|correction|scratch that last bit|let me read that again)$")]
    private static partial Regex SelfRepair();

    [GeneratedRegex(@"^(shall i|shall we|is it|will i)\?$")]
    private static partial Regex MockingTag();

    [GeneratedRegex(@"\b(on time|late|be here|be there|turn up|show up)\b")]
    private static partial Regex OnTime();

    // "Normally we're closed on tuesdays, not in december."
    [GeneratedRegex(@"\b(normally|usually)\b")]
    private static partial Regex Normally();

    [GeneratedRegex(@"^(but )?not (in|on|at|this|today|tonight|now|for)\b")]
    private static partial Regex NotNow();

    [GeneratedRegex(@"\b(if|as long as)\b")]
    private static partial Regex Case();

    [GeneratedRegex(@"^(and |or )?if (not|(it|they|you|he|she|we|that)('re| are|'s| is)? (not|isn't|aren't|doesn't|don't|won't|can't))\b")]
    private static partial Regex OppositeCase();

    [GeneratedRegex(@"\b(we're|we are|this is) the \w+ (at|in|on) (?<place>\w+)$")]
    private static partial Regex OwnPlace();

    [GeneratedRegex(@"^(?:oh |ah |sorry |well )*(?:no )+(?:this is|we're|we are) (?<place>[a-z']{3,})\b(?!ing\b)")]
    private static partial Regex OtherPlace();

    [GeneratedRegex(@"^not (in |at |the one in )?\w+$")]
    private static partial Regex NotThatPlace();
}
