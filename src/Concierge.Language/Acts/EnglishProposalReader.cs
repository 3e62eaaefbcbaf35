using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Reads what a yes to an English sentence of the agent means.</summary>
internal static partial class EnglishProposalReader
{
    // A sentence that names a table has several commas: "for four, on Sunday, at seven, under Smith".
    private const int ClausesOfSentence = 5;

    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Reads the last sentence of a turn.</summary>
    /// <param name="turn">The agent's turn, as far as it was heard.</param>
    public static AgentProposal Read(string turn)
    {
        var topic = ReadTopic(turn);
        return topic with
        {
            AsksForTable = (topic.Topic == AgentTopic.Table || topic.AsksWhetherAgreed || EnglishAgentPatterns.OwnTable().IsMatch(turn))
                && (turn.AsSpan().TrimEnd().EndsWith('?') || EnglishAgentPatterns.BeginsQuestion().IsMatch(turn)),
            IsReversed = topic.IsReversed || EnglishAgentPatterns.AsksForHarm().IsMatch(turn),
            Denies = EnglishAgentPatterns.Denial().IsMatch(turn),
            Withdraws = EnglishAgentPatterns.Withdrawal().IsMatch(turn),
        };
    }

    private static AgentProposal ReadTopic(string turn)
    {
        var clauses = ClauseSplitter.Split(turn).ToList();
        var all = string.Join(' ', clauses.TakeLast(ClausesOfSentence));
        if (IsThanks(clauses))
        {
            return AgentProposal.None;
        }

        while (clauses.Count > 0 && Courtesy().IsMatch(clauses[^1]))
        {
            clauses.RemoveAt(clauses.Count - 1);
        }

        if (clauses.Count == 0)
        {
            return AgentProposal.None;
        }

        if (PaymentQuestion().IsMatch(clauses[^1]))
        {
            return new(AgentTopic.Other, AsksWhetherAgreed: false) { AsksForPayment = true };
        }

        if (OtherQuestion().IsMatch(clauses[^1]) && !TableQuestion().IsMatch(clauses[^1]) && !AsksWhetherDone().IsMatch(clauses[^1]))
        {
            return new(AgentTopic.Other, AsksWhetherAgreed: false);
        }

        // "I don't know, I would have to ask": a yes after it agrees to nothing.
        if (CannotAnswer().IsMatch(clauses[^1]))
        {
            return AgentProposal.None;
        }

        // A question decides over what was said before it: "a table for four. Do you have parking?"
        var last = clauses[^1];
        var sentence = string.Join(' ', clauses.TakeLast(ClausesOfSentence));
        var isReversed = Reversed().IsMatch(sentence);
        var asks = AsksWhetherDone().IsMatch(last) || (AsksWhetherDone().IsMatch(all) && !OtherTopic().IsMatch(last));
        return OtherTopic().IsMatch(last) && !AsksWhetherDone().IsMatch(last) ? new(AgentTopic.Other, AsksWhetherAgreed: false)
            : Pronoun().IsMatch(last) && !TableWord().IsMatch(last)
            ? new(clauses.SkipLast(1).TakeLast(ClausesOfSentence - 1).Any(clause => TableWord().IsMatch(clause)) ? AgentTopic.Table : AgentTopic.Same, asks)
            : asks || TableWord().IsMatch(sentence) ? new(AgentTopic.Table, asks) { IsReversed = isReversed }
            : new(last.EndsWith('?') ? AgentTopic.Other : AgentTopic.Answer, AsksWhetherAgreed: false);
    }

    // "Thank you, Marcus": what follows, "no problem" or "sure", answers the thanks.
    private static bool IsThanks(List<string> clauses) =>
        clauses.Count is 2 or 3 && Courtesy().IsMatch(clauses[0])
            && clauses.Skip(1).All(clause => Courtesy().IsMatch(clause)
                || (clause.Count(letter => letter == ' ') < 2 && !clause.EndsWith('?') && !TableWord().IsMatch(clause) && !AsksWhetherDone().IsMatch(clause)
                    && !Pronoun().IsMatch(clause) && !EnglishVocabulary.Knows(clause, FrozenSet<string>.Empty)));

    /// <summary>Whether the agent asks for another table than the one that is booked.</summary>
    public static bool AsksForChange(string turn) => Change().IsMatch(ClauseSplitter.Split(turn) is { Count: > 0 } clauses ? string.Join(' ', clauses) : "");

    [GeneratedRegex(
        """
        \b(change|move|shift|push|swap|switch|instead|rather|make\ it|could\ it\ be|can\ (we|it)\ be|going\ to\ be|any\ more|more\ of\ us|add|fewer
            |one\ less|another|later|earlier|would\ suit|now)\b
        """,
        Options)]
    private static partial Regex Change();

    [GeneratedRegex(
        """
        ^(?:and\ |so\ )?(thank\ you|thanks|please|sorry|okay|ok|great|perfect|lovely|many\ thanks|thank\ you\ (so|very)\ much|bye|goodbye|wonderful
            |excellent|brilliant|good|cheers|right)(\ .{0,25})?$
        """,
        Options)]
    private static partial Regex Courtesy();

    // "Is there a deposit to pay?": a yes wants one.
    [GeneratedRegex(
        """
        ^(and\ |so\ )*(is|are|do|does|will|would|must|should)\b.*\b(deposit|prepay\w*|pay\ (\w+\ )?(now|first|upfront|up\ front|in\ advance|beforehand)
            |card\ (details|number|needed|required))\b
        """,
        Options)]
    private static partial Regex PaymentQuestion();

    // "Do you have a lift?", "can we bring balloons?": whatever is asked for, it is not the table.
    [GeneratedRegex(
        """
        ^(and\ |so\ |but\ |also\ |then\ |by\ the\ way\ |okay\ |great\ |perfect\ |lovely\ )*(
            (do|does)\ (you|they|the\ \w+|your\ \w+)\ (have|do|serve|take|allow|accept|offer|play|show|provide|mind\ dogs|include|come\ with)
            | (is|are)\ there\ | (can|could|may)\ (we|they|i|one|people|guests)\ (bring|park|pay|use|smoke|order|leave|dance|vape|wear)
            | (are|is)\ (dogs|kids|children|pets|the\ (kitchen|terrace|bar|garden|place|music|parking|entrance|menu|food))
            | (where|who|why|what\ kind|what\ sort|how\ (far|big|loud|spicy|dressy|formal))
        )\b
        """,
        Options)]
    private static partial Regex OtherQuestion();

    [GeneratedRegex(@"\b(tables?|space|room|anything|something|availability|available|free|places?|seats?|slots?|chance|possib\w+|way|nothing|booking"
        + @"|reservation"
        + @"|cancellations?|for (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)|(another|other) (time|day|evening))\b")]
    private static partial Regex TableQuestion();

    [GeneratedRegex(@"\b(i (don't|do not) know|i'm not sure|(would|'d|will|'ll) have to ask|i have to ask|i can't (say|tell)|no idea)\b(?!.*\?)")]
    private static partial Regex CannotAnswer();

    // "Would it be a problem?": a no agrees.
    [GeneratedRegex(
        """
        \b(would\ (it|that)\ be|is\ (it|that)|will\ (it|that)\ be|that|that's|do\ you\ have|would\ you\ have)\ (gonna\ be\ |going\ to\ be\ )?(a|an
            |any)\ (problem|issue|trouble|bother)\b
            | \b(do|would)\ you\ mind\b | \bany\ (problem|objections?)\ with\b
        """,
        Options)]
    private static partial Regex Reversed();

    // "Is that okay?" alone is about what was said before.
    [GeneratedRegex(
        """
        ^(?:and\ |so\ |good\ |great\ |okay\ |then\ )*(is\ (that|this|it)|that's|would\ that|will\ that|can\ you|could\ you|so\ that's|it's|yes
            |yes\ please|that\ is|we're)\b.{0,30}$
        """,
        Options)]
    private static partial Regex Pronoun();

    [GeneratedRegex(
        """
        \b(
            # A question about the result, or a read-back of it.
            booked | confirmed | reserved | changed | moved | cancelled | canceled | swapped | all\ set | down\ for | correct
            | (we're|are\ we|i'm|am\ i)\ (all\ )?(set|in|good|on)\b | you\ have\ us | on\ the\ list | in\ the\ book | (settled|sorted)\b
            | (fit|have|take)\ us | (have|get|got)\ (that|the\ table) | and\ the\ table
            | is\ that\ (ok|okay|alright|all\ right|fine|right) | that's\ (fine|okay|ok|a\ yes) | everything\ right
        )\b
        """,
        Options)]
    private static partial Regex AsksWhetherDone();

    [GeneratedRegex(
        """
        \b(
            tables? | book(ing|ed)? | reserv\w+ | people | persons? | guests | party | seats?
            | for\ (a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)
            | tonight | tomorrow | today | evening | lunch | dinner | (mon|tues|wednes|thurs|fri|satur|sun)day
            | at\ (noon|half|a\ quarter|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) | o'?\ ?clock | pm | am | thirty
            | past | half\ (one|two|three|five|six|seven|eight|nine)
            | (we'll|we\ will|i'll|i\ will|we\ would|happy\ to|let's)\ (take|go\ (for|with)) | let's\ (say|do|have) | instead | under | the\ name
                | spelled | spelt | change
            | cancel | would\ that\ be | is\ that\ possible | one\ of\ (us|those) | (two|three|four|five|six|seven|eight|nine|ten|twelve)\ of\ us
            | make\ it | that\ one | possible
        )\b
        """,
        Options)]
    private static partial Regex TableWord();

    [GeneratedRegex(
        """
        \b(
            hear\ me | still\ there | are\ you\ there | speak\ english | this\ better | is\ this\ \w+\?? | am\ i\ (speaking|talking|through)
                | have\ i\ reached
                | good\ time | moment\ to\ talk | allerg\w+ | high\ ?chairs? | on\ behalf | assistant
            | parking | park\b | dogs? | wheelchair | step\ free | vegan | vegetarian | gluten | nuts? | coeliac | terrace | outside | outdoors? | deck
                | window | dress\ code | jackets? | cake | corkage | children's\ menu | licensed | bring\ your | byo | wine
            | kids'?\ menu | card\ accepted | take\ cards | music | mariachi | band\b | are\ you\ open | how\ are\ you | automated | robot | recorded
                | residents | (going\ to\ be|is\ it|is\ that|will\ it\ be)\ (in|on|near|by|beside)\ the\ \w+
            | buffet | brunch\ on | menu | game\b | tvs? | fire | quiet | kitchen\ open | how\ long | charge | fee | minimum | what\ does | halal | heating
        )\b
        """,
        Options)]
    private static partial Regex OtherTopic();
}
