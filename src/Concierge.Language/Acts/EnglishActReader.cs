using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>Reads what the clauses of an English-speaking callee do.</summary>
/// <param name="action">What the call is to achieve.</param>
/// <param name="today">The date of the call.</param>
internal sealed class EnglishActReader(BookingAction action, LocalDate today)
{
    private const int MinSpelled = 3;
    private const int MaxLengthOfThen = 8;

    // In this order: the first that matches decides. What changes nothing is read before what counts.
    private static readonly (CalleeAct Act, Regex Pattern)[] Before =
    [
        (CalleeAct.Accepts, EnglishAgreementPatterns.PoliteYes()),
        (CalleeAct.Refuses, EnglishObjectionPatterns.PlainRefusal()),
        (CalleeAct.Accompanies, EnglishAsidePatterns.Aside()),
        (CalleeAct.PutsOnWaitingList, EnglishObjectionPatterns.WaitingList()),
        (CalleeAct.SetsCondition, EnglishObjectionPatterns.Condition()),
        (CalleeAct.Waives, EnglishAgreementPatterns.Waiver()),
        (CalleeAct.IsWrongPartner, EnglishObjectionPatterns.WrongPartner()),
        (CalleeAct.HoldsProvisionally, EnglishObjectionPatterns.ProvisionalHold()),
        (CalleeAct.WantsPayment, EnglishObjectionPatterns.Payment()),
        (CalleeAct.SendsElsewhere, EnglishObjectionPatterns.OtherChannel()),
        (CalleeAct.Defers, EnglishObjectionPatterns.Deferral()),
    ];

    private static readonly (CalleeAct Act, Regex Pattern)[] Objections =
    [
        (CalleeAct.Retracts, EnglishObjectionPatterns.Retraction()),
        (CalleeAct.Denies, EnglishObjectionPatterns.Denial()),
        (CalleeAct.Refuses, EnglishObjectionPatterns.Refusal()),
        (CalleeAct.AsksToWait, EnglishAsidePatterns.Wait()),
        (CalleeAct.OffersMore, EnglishAsidePatterns.OffersMore()),
        (CalleeAct.Asks, EnglishAsidePatterns.Question()),
    ];

    private readonly Regex _commitment = action switch
    {
        BookingAction.Cancel => EnglishAgreementPatterns.Cancelled(),
        BookingAction.Change => EnglishAgreementPatterns.Changed(),
        _ => EnglishAgreementPatterns.Booked(),
    };

    /// <summary>Reads a turn of the callee, clause by clause.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="ownWords">The words of this call: names, and what the agent said.</param>
    public IReadOnlyList<Clause> Read(string turn, IReadOnlySet<string> ownWords)
    {
        var texts = ClauseSplitter.Split(turn);
        var spelled = FindSpelled(texts);
        List<Clause> clauses = [];
        foreach (var (place, text) in texts.Index())
        {
            var values = spelled.Contains(place) ? TableValues.None : EnglishTableValueReader.Read(text, today);
            var clause = Read(text, values, ownWords);
            clauses.Add(clause.Act == CalleeAct.Commits && DependsOn(clauses, text) ? clause with { Act = CalleeAct.SetsCondition } : clause);

            // "So it's cancelled, no charge" waives and commits.
            if (clause.Act == CalleeAct.Waives && !text.StartsWith("if ", StringComparison.Ordinal) && _commitment.IsMatch(text))
            {
                clauses.Add(clause with { Act = CalleeAct.Commits });
            }
        }

        return clauses;
    }

    // "Find that out, then you're booked": the commitment follows something that is yet to be done.
    private static bool DependsOn(List<Clause> before, string text) =>
        (EnglishAsidePatterns.Then().IsMatch(text) || (before.Count > 0 && EnglishAsidePatterns.EndsWithThen().IsMatch(before[^1].Text)))
            && before.LastOrDefault(clause => !EnglishAsidePatterns.EndsWithThen().IsMatch(clause.Text) || clause.Text.Length > MaxLengthOfThen) is
            { IsUnderstood: false, Act: CalleeAct.None or CalleeAct.Objects or CalleeAct.Asks };

    // "K, four, seven, two" spells a number; its digits are no values of the table.
    private static HashSet<int> FindSpelled(IReadOnlyList<string> texts)
    {
        HashSet<int> spelled = [];
        for (var start = 0; start < texts.Count;)
        {
            var end = start;
            while (end < texts.Count && EnglishAsidePatterns.SpelledSign().IsMatch(texts[end]))
            {
                end++;
            }

            if (end - start >= MinSpelled)
            {
                spelled.UnionWith(Enumerable.Range(start, end - start));
            }

            start = Math.Max(end, start + 1);
        }

        return spelled;
    }

    private Clause Read(string text, TableValues values, IReadOnlySet<string> ownWords)
    {
        var isUnderstood = EnglishVocabulary.Knows(text, ownWords);
        return new(text, ReadAct(text, values, isUnderstood), values, isUnderstood);
    }

    private CalleeAct ReadAct(string text, TableValues values, bool isUnderstood)
    {
        if (Find(Before, text) is { } stated)
        {
            return stated switch
            {
                CalleeAct.SendsElsewhere when EnglishObjectionPatterns.ChannelAside().IsMatch(text) => ReadAgreement(text, values) ?? CalleeAct.Accompanies,
                _ => stated,
            };
        }

        // To cancel a table is what the call is for: "it's gone" refuses nothing.
        if (action == BookingAction.Cancel && !EnglishAsidePatterns.Question().IsMatch(text) && _commitment.IsMatch(text)
            && !EnglishObjectionPatterns.Doubt().IsMatch(RemoveCommitment(text)))
        {
            return CalleeAct.Commits;
        }

        return Find(Objections, text)
            ?? ReadAgreement(text, values)
            ?? (EnglishObjectionPatterns.Doubt().IsMatch(text) ? CalleeAct.Objects
                : values.Any && isUnderstood ? CalleeAct.States
                : CalleeAct.None);
    }

    private CalleeAct? ReadAgreement(string text, TableValues values) =>
        _commitment.IsMatch(text) || (action == BookingAction.Change && EnglishAgreementPatterns.Booked().IsMatch(text))
            ? EnglishObjectionPatterns.Doubt().IsMatch(RemoveCommitment(text)) ? CalleeAct.Objects : CalleeAct.Commits
            : EnglishAgreementPatterns.LooksForward().IsMatch(text) ? CalleeAct.LooksForward
            : !values.Any && EnglishAsidePatterns.Courtesy().IsMatch(text) ? CalleeAct.Accompanies
            : EnglishAgreementPatterns.Acknowledgement().IsMatch(text) ? CalleeAct.Acknowledges
            : EnglishAgreementPatterns.Assent().IsMatch(text) && !EnglishObjectionPatterns.Doubt().IsMatch(text) ? CalleeAct.Accepts
            : null;

    // "No, you're all set" denies nothing: it answers "do you need anything else?".
    private string RemoveCommitment(string text) => _commitment.Replace(EnglishAsidePatterns.LeadingNo().Replace(text, ""), " ");

    private static CalleeAct? Find((CalleeAct Act, Regex Pattern)[] rules, string text)
    {
        foreach (var (act, pattern) in rules)
        {
            if (pattern.IsMatch(text))
            {
                return act;
            }
        }

        return null;
    }
}
