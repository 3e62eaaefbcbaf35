using System.Text.RegularExpressions;

namespace Concierge.Calls;

/// <summary>Finds the words in which a restaurant agreed to a booking. Without them nothing counts as confirmed.</summary>
internal static partial class Agreement
{
    /// <summary>The turn that shows the agreement best: a plain statement that the table is booked, or else a yes to what the agent said.</summary>
    /// <returns><see langword="null"/> when nobody agreed.</returns>
    public static TranscriptTurn? Find(IReadOnlyList<TranscriptTurn> transcript)
    {
        var said = transcript.Where(turn => turn.Speaker == Speaker.Restaurant && !Refusal().IsMatch(turn.Text)).ToList();
        return said.LastOrDefault(turn => Statement().IsMatch(turn.Text) || ConfirmationNumber.Find(turn.Text) is not null)
            ?? said.LastOrDefault(turn => Assent().IsMatch(turn.Text) && AnswersTheAgent(transcript, turn));
    }

    private static bool AnswersTheAgent(IReadOnlyList<TranscriptTurn> transcript, TranscriptTurn turn) =>
        transcript.Any(other => other.Number < turn.Number && other.Speaker == Speaker.Agent);

    [GeneratedRegex(@"\b(?:booked|confirmed|reserved|all set|good to go|have you down|has you down|got you down|put you down|see you (?:then|on|at|tomorrow|tonight)|look forward to seeing you|your table is|that's done|you're set)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(?:yes|yeah|yep|correct|that's right|sure|of course|no problem|absolutely|perfect|great|okay|certainly|that works|we can do that|that's fine)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Assent();

    [GeneratedRegex(@"\b(?:fully booked|booked (?:up|solid|out)|all booked|not available|no tables?|nothing (?:left|available)|can't|cannot|unfortunately|i'm afraid|already (?:booked|taken)|wrong number|we're (?:full|closed)|we are (?:full|closed))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();
}
