using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>Reads the callee's turns from the acts that a chat model quoted, as far as the words prove them.</summary>
/// <param name="acts">The acts by the number of the turn.</param>
/// <param name="unread">Reads the turns that came after the model's answer; <see langword="null"/> where there is no language pack.</param>
/// <param name="values">Checks the values.</param>
/// <param name="table">The claimed table.</param>
internal sealed class QuotedTurnReader(
    IReadOnlyDictionary<int, IReadOnlyList<QuotedAct>> acts, ICalleeTurnReader? unread, QuotedValueChecker values, TableBooking table) : ICalleeTurnReader
{
    /// <inheritdoc/>
    public CalleeTurnReading Read(TranscriptTurn turn, IReadOnlySet<string> ownWords)
    {
        if (!acts.TryGetValue(turn.Number, out var quoted))
        {
            return unread?.Read(turn, ownWords) ?? new([CreateUnreadClause(turn.Text)], GivesNumber: false);
        }

        var words = new QuoteMatcher(turn.Text);
        List<(int Start, Clause Clause)> clauses = [];
        var givesNumber = false;
        foreach (var act in quoted)
        {
            if (words.Find(act.Quote) is { } place)
            {
                clauses.Add((place.Start, CreateClause(act)));
                givesNumber |= QuotedValueChecker.GivesNumber(act);
            }
        }

        // What the model left out, or changed, is not understood.
        clauses.AddRange(words.FindUnquoted().Select(left => (left.Start, CreateUnreadClause(left.Text))));
        return new([.. clauses.OrderBy(clause => clause.Start).Select(clause => clause.Clause)], givesNumber);
    }

    private Clause CreateClause(QuotedAct act)
    {
        var proven = values.Check(act);
        var isOther = !proven.Any && values.MayNameOther(act, table) && act.Act is CalleeAct.Commits or CalleeAct.Accepts or CalleeAct.Acknowledges;
        return new(Normalize(act.Quote), isOther ? CalleeAct.Objects : act.Act, proven, IsUnderstood: act.Act != CalleeAct.None);
    }

    private static Clause CreateUnreadClause(string text) => new(Normalize(text), CalleeAct.None, TableValues.None, IsUnderstood: false);

    private static string Normalize(string text) => string.Join(' ', ClauseSplitter.Split(text));
}
