using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Reads what a yes to an English sentence of the agent means.</summary>
internal static partial class EnglishProposalReader
{
    // A sentence that names a table has several commas: "for four, on Sunday, at seven, under Smith".
    private const int ClausesOfSentence = 4;

    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Reads the last sentence of a turn.</summary>
    /// <param name="turn">The agent's turn, as far as it was heard.</param>
    public static AgentProposal Read(string turn)
    {
        var clauses = ClauseSplitter.Split(turn).ToList();
        var asksWhetherAgreed = AsksWhetherDone().IsMatch(string.Join(' ', clauses.TakeLast(ClausesOfSentence)));
        while (clauses.Count > 1 && Courtesy().IsMatch(clauses[^1]))
        {
            clauses.RemoveAt(clauses.Count - 1);
        }

        var sentence = string.Join(' ', clauses.TakeLast(ClausesOfSentence));
        var isAboutTable = AsksWhetherDone().IsMatch(sentence)
            || (TableWord().IsMatch(sentence) && !OtherTopic().IsMatch(clauses.Count == 0 ? "" : clauses[^1]));
        return new(isAboutTable, asksWhetherAgreed);
    }

    /// <summary>Whether a clause names a day, a time or a number of people.</summary>
    public static bool NamesValue(string clause) => Value().IsMatch(clause);

    [GeneratedRegex(
        """
        \b(
            tonight | tomorrow | today | (mon|tues|wednes|thurs|fri|satur|sun)day | o'?\ ?clock | pm | half\ (past\ )?(one|two|three|five|six|seven
                |eight|nine|ten|twelve) | quarter\ (to|past)
            | (at|for)\ (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) | (one|two|three|four|five|six|seven|eight|nine|ten
                |eleven|twelve|\d+)\ (people|persons|of\ you|guests|thirty|fifteen)
        )\b
        """,
        Options)]
    private static partial Regex Value();

    [GeneratedRegex(@"^(thank\ you|thanks|please|sorry|okay|great|perfect|lovely|many\ thanks|thank\ you\ (so|very)\ much|bye|goodbye)(\ .{0,25})?$", Options)]
    private static partial Regex Courtesy();

    [GeneratedRegex(
        """
        \b(
            # A question about the result, or a read-back of it.
            booked | confirmed | reserved | changed | moved | cancelled | canceled | settled | swapped | sorted | all\ set | down\ for | correct
            | (we're|are\ we)\ (all\ )?(set|in|good|on) | on\ the\ list | in\ the\ book
            | (fit|have|take)\ us | (have|get|got)\ (that|the\ table) | and\ the\ table
            | is\ that\ (ok|okay|alright|all\ right|fine|right) | that's\ (fine|okay|ok|a\ yes) | everything\ right
        )\b
        """,
        Options)]
    private static partial Regex AsksWhetherDone();

    [GeneratedRegex(
        """
        \b(
            tables? | book(ing)? | reserv\w+ | people | persons? | guests | party | seats?
            | for\ (a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)
            | tonight | tomorrow | today | evening | lunch | dinner | (mon|tues|wednes|thurs|fri|satur|sun)day
            | at\ (noon|half|a\ quarter|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) | o'?\ ?clock | pm | am | thirty
                | past
            | that\ work | works | (we'll|we\ will|i'll|i\ will|we\ would|happy\ to)\ take | instead | under | the\ name | spelled | spelt | change
                | cancel | would\ that\ be | is\ that\ possible
            | could\ (you|we|i) | can\ (you|we|i)\ (do|have|get)
        )\b
        """,
        Options)]
    private static partial Regex TableWord();

    [GeneratedRegex(
        """
        \b(
            hear\ me | still\ there | are\ you\ there | speak\ english | is\ this | am\ i\ (speaking|talking|through) | have\ i\ reached
                | good\ time | moment\ to\ talk | allerg\w+ | high\ ?chairs?
            | parking | park\ (the|our|a) | dogs? | wheelchair | step\ free | vegan | vegetarian | gluten | nut | terrace | outside | outdoors?
                | window | dress\ code | cake | corkage | children's\ menu
            | kids'?\ menu | card\ accepted | take\ cards | live\ music | are\ you\ open | how\ are\ you | automated | a\ robot | recorded
        )\b
        """,
        Options)]
    private static partial Regex OtherTopic();
}
