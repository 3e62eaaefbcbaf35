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
        (CalleeAct.Accompanies, EnglishAsidePatterns.NoCondition()),
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
            var values = spelled.Contains(place) ? TableValues.None : EnglishTableValueReader.Read(text, today, ownWords);
            var clause = Read(text, values, ownWords);
            if (clause.Act == CalleeAct.Waives && EnglishAgreementPatterns.ReportedYes().IsMatch(text))
            {
                // "She says yes": what was left to her is settled.
                clauses.Add(clause with { Values = TableValues.None });
                clauses.Add(clause with { Act = CalleeAct.Accepts });
                continue;
            }

            clauses.Add(clause.Act == CalleeAct.Commits && DependsOn(clauses, text) ? clause with { Act = CalleeAct.SetsCondition } : clause);

            // "So it's cancelled, no charge" waives and commits.
            if (clause.Act == CalleeAct.Waives && !text.StartsWith("if ", StringComparison.Ordinal) && _commitment.IsMatch(text))
            {
                clauses.Add(clause with { Act = CalleeAct.Commits });
            }
        }

        EnglishClauseSequence.Resolve(clauses, ownWords);
        return clauses;
    }

    // "Find that out, then you're booked": the commitment follows something that is yet to be done.
    private static bool DependsOn(List<Clause> before, string text) =>
        (EnglishAsidePatterns.Then().IsMatch(text) || (before.Count > 0 && EnglishAsidePatterns.EndsWithThen().IsMatch(before[^1].Text)))
            && before.LastOrDefault(clause => !EnglishAsidePatterns.EndsWithThen().IsMatch(clause.Text) || clause.Text.Length > MaxLengthOfThen) is
    { IsUnderstood: false, Act: CalleeAct.None or CalleeAct.Objects or CalleeAct.Asks } or { Act: CalleeAct.Defers or CalleeAct.SetsCondition };

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
        var plain = EnglishIdioms.Remove(text);
        var act = plain.Length == 0 ? CalleeAct.Accompanies : ReadAct(plain, values, ownWords, isUnderstood);
        return new(text, act == CalleeAct.None && plain.Length < text.Length ? CalleeAct.Accompanies : act, values, isUnderstood)
        {
            IsBesideTable = (act == CalleeAct.None && EnglishAsides.IsBesideTable(text))
                || (act == CalleeAct.Asks && (EnglishAsidePatterns.AsksDetail().IsMatch(text) || EnglishAsides.IsBesideTable(text))),
            MayUnsettle = act == CalleeAct.None && !EnglishAsides.AreHarmless(text, isUnderstood),
        };
    }

    private CalleeAct ReadAct(string text, TableValues values, IReadOnlySet<string> ownWords, bool isUnderstood)
    {
        if (Find(Before, text) is { } stated)
        {
            return stated switch
            {
                CalleeAct.Accepts when _commitment.IsMatch(text) =>
                    ReadAgreement(EnglishAgreementPatterns.PoliteYes().Replace(text, " "), values, ownWords) ?? stated,
                CalleeAct.WantsPayment when action == BookingAction.Cancel && EnglishAsidePatterns.ChargedAfterwards().IsMatch(text) => CalleeAct.Accompanies,
                CalleeAct.Defers when EnglishAsidePatterns.UncertainAside().IsMatch(text) && EnglishAsides.IsBesideTable(text) => CalleeAct.Accompanies,
                CalleeAct.Accompanies when ReadBesideAside(text) is { } hidden => hidden,
                CalleeAct.SendsElsewhere when EnglishObjectionPatterns.ChannelAside().IsMatch(text) =>
                    ReadAgreement(text, values, ownWords) ?? CalleeAct.Accompanies,
                _ => stated,
            };
        }

        if (action != BookingAction.Book && !values.Any && EnglishAsidePatterns.FindsBooking().IsMatch(text))
        {
            return CalleeAct.States;
        }

        // To cancel a table is what the call is for: "it's gone" refuses nothing.
        if (action == BookingAction.Cancel && !EnglishAsidePatterns.Question().IsMatch(text) && _commitment.IsMatch(text)
            && !EnglishObjectionPatterns.Doubt().IsMatch(RemoveCommitment(text)))
        {
            return CalleeAct.Commits;
        }

        var objection = Find(Objections, text);
        if (objection == CalleeAct.Refuses && !values.NamesAny && EnglishAsidePatterns.RefusesAside().IsMatch(text) && EnglishAsides.IsBesideTable(text))
        {
            return CalleeAct.Accompanies;
        }

        return objection
            ?? ReadAgreement(text, values, ownWords)
            ?? (EnglishObjectionPatterns.Doubt().IsMatch(text)
                ? EnglishAsidePatterns.OtherNegative().IsMatch(text) || IsContrastOnly(text) ? CalleeAct.Accompanies : CalleeAct.Objects
                : values.Any && isUnderstood ? CalleeAct.States
                : CalleeAct.None);
    }

    // "But there's a garage on Mill Street": the contrast is about something beside the table.
    private static bool IsContrastOnly(string text) =>
        EnglishAsidePatterns.LeadingContrast().Replace(text, "") is var rest && !EnglishObjectionPatterns.Doubt().IsMatch(rest)
            && EnglishAsides.IsBesideTable(rest);

    // "We hold it a quarter of an hour, you've to ring back with a card": a house rule hides no payment.
    private static CalleeAct? ReadBesideAside(string text) =>
        EnglishAsidePatterns.Aside().Replace(text, " ") is var rest && rest.Length == text.Length ? null
            : EnglishObjectionPatterns.Retraction().IsMatch(rest) ? CalleeAct.Retracts
            : EnglishObjectionPatterns.Payment().IsMatch(rest) && !EnglishAgreementPatterns.Waiver().IsMatch(text)
                && EnglishObjectionPatterns.Duty().IsMatch(rest)
            ? CalleeAct.WantsPayment
            : !EnglishAsidePatterns.LeavesChoice().IsMatch(text) ? null
            : EnglishObjectionPatterns.Deferral().IsMatch(rest) ? CalleeAct.Defers
            : EnglishObjectionPatterns.OtherChannel().IsMatch(rest) && !EnglishObjectionPatterns.ChannelAside().IsMatch(rest) ? CalleeAct.SendsElsewhere
            : null;

    private CalleeAct? ReadAgreement(string text, TableValues values, IReadOnlySet<string> ownWords) =>
        _commitment.IsMatch(text) || (action == BookingAction.Change && EnglishAgreementPatterns.Booked().IsMatch(text))
            ? HasDoubt(RemoveCommitment(text)) ? CalleeAct.Objects : CalleeAct.Commits
            : action != BookingAction.Cancel && EnglishCommitmentGrammar.States(text, ownWords) && !HasDoubt(EnglishAsidePatterns.LeadingNo().Replace(text, ""))
            ? CalleeAct.Commits
            : EnglishAgreementPatterns.LooksForward().IsMatch(text) ? CalleeAct.LooksForward
            : !values.Any && EnglishAsidePatterns.Courtesy().IsMatch(text) ? CalleeAct.Accompanies
            : EnglishAgreementPatterns.Acknowledgement().IsMatch(text) ? CalleeAct.Acknowledges
            : EnglishAgreementPatterns.Assent().IsMatch(text) && !HasDoubt(text) ? CalleeAct.Accepts
            : null;

    private static bool HasDoubt(string text) => EnglishObjectionPatterns.Doubt().IsMatch(text) && !EnglishAsidePatterns.OtherNegative().IsMatch(text);

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
