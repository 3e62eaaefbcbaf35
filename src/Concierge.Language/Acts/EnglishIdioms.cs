using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>
/// English phrases with a negative word and no negative meaning: "no worries", "isn't it". They are left out before a clause is read, so that the
/// rest of the clause keeps its meaning: "so it's cancelled, no charge".
/// </summary>
internal static partial class EnglishIdioms
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Leaves the phrases out.</summary>
    /// <param name="clause">A clause of <see cref="ClauseSplitter"/>.</param>
    /// <returns>The rest, which may be empty.</returns>
    public static string Remove(string clause) =>
        Negative().IsMatch(clause) ? Space().Replace(Tag().Replace(Idiom().Replace(clause, " "), " "), " ").Trim() : clause;

    // Most clauses have no negative word: one cheap look.
    [GeneratedRegex(@"n't\b|\b(no|not|nothing|nobody|none|never|without|needn't)\b", Options)]
    private static partial Regex Negative();

    [GeneratedRegex(
        """
        \b(
            # "no worries", "no extra charge"
            no\ (worries|bother|hassle|fear|dramas?|sweat|wuckers|stress|biggie|extra\ charge|charge|fee|doubt|question\ about\ it)\b(?!\ no\b)
            # "there's no need to call"
            | (there's\ |there\ is\ )?no\ (need|hurry|rush)\b(\ (to|for)\b.*)?
            # "don't worry about the deposit"
            | don't\ (you\ )?(worry|fret|panic|stress)(\ about\ .*)?
            # "nobody needs to approve it"
            | (nobody|no\ one|none\ of\ \w+\ (\w+\ ){0,2})\ ?(needs?|has|have)\ (to\ )?(call|ring|phone|pay|sign|check|confirm|approve|do|be\ asked)\b.*
            # "you don't have to pay anything"
            | (you\ |she\ |he\ |they\ |we\ )?(needn't|(don't|doesn't|won't)\ (need|have)\ to)
                \ (call|ring|phone|pay|sign|bring|confirm|reconfirm|do|send|give|e?mail|register|worry|leave|print|text|write|check|ask)\b.*
            # "nothing more to pay"
            | (nothing|no\ \w+)\ (is\ |else\ |more\ |further\ )*(pending|outstanding|needed|required|necessary|to\ (do|pay|sign|worry\ about))
            # "nothing else from your side"
            | (?<!\b(have|got|has|there's|there\ is)\ )nothing\ (more|else|further)(\ from\ (you|your\ side))?$
            # a spelled name: "Schulz, no T"
            | (no|without\ an?)\ [b-hj-z]\b(?!')
            # of a cancellation: "ah, not coming, I see"
            | ^(ah\ |oh\ )*not\ coming\b
            # "never mind that", "no matter what"
            | that's\ all\ you\ (have|need)\ to\ do | never\ mind(\ (that|about\ .*))? | no\ matter(\ (what|when|how|who)\b.*)?
            # "without any problem"
            | without\ (a\ |any\ )?(question\ marks?|questions?|doubt|conditions?|problems?|errors?|delay|fail|hassle|trouble|exception|issue)
            # "not bad", "no fewer than", "in no time"
            | not\ (bad|included) | no\ (less|fewer)\ than | not\ only | not\ to\ worry | why\ not | no\ end | in\ no\ time
        )\b
        """,
        Options)]
    private static partial Regex Idiom();

    // "You're booked, aren't you": after other words only.
    [GeneratedRegex(
        """
        (?<=\w\ )(isn't\ (it|he|she|that)|aren't\ (you|we|they|i)|won't\ (you|it)|don't\ (you|we|they)|doesn't\ (it|she|he)|didn't\ (you|i|we|they)
            |haven't\ (you|we|they)|wasn't\ it|can't\ you|couldn't\ you|wouldn't\ you)(?=$|\ (they|i|we|you|he|she|the|what|and|so)\b)
        """,
        Options)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Space();
}
