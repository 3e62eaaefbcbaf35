using System.Text.RegularExpressions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls.Evidence;

/// <summary>Finds the turn in which a restaurant agreed to a booking. Without such a turn no booking counts as confirmed.</summary>
internal static partial class AgreementDetector
{
    /// <summary>Finds the clearest agreement: a plain statement that the table is booked, or else a yes to what the agent said.</summary>
    /// <returns><see langword="null"/> when the restaurant did not agree.</returns>
    public static TranscriptTurn? Find(IReadOnlyList<TranscriptTurn> transcript)
    {
        var said = transcript.Where(turn => turn.Speaker == Speaker.Restaurant && !Refusal().IsMatch(turn.Text) && IsAddressedToGuest(turn.Text)).ToList();
        return said.LastOrDefault(turn => States(turn.Text) || ConfirmationNumberMatcher.Find(turn.Text) is not null)
            ?? said.LastOrDefault(turn => Assent().IsMatch(turn.Text) && AnswersTheAgent(transcript, turn));
    }

    /// <summary>Whether the text states that the table is booked, rather than only agrees to what the agent said.</summary>
    public static bool IsStatement(string text) => States(text);

    /// <summary>Whether the text addresses a guest. Returns <see langword="false"/> for instructions to the voice model (prompt injection).</summary>
    public static bool IsAddressedToGuest(string text) => !Command().IsMatch(text);

    // Each sentence on its own: "You're all set. Would you like it confirmed by text?" first states and then asks.
    private static bool States(string text) => Sentence().Matches(text).Any(sentence =>
        Statement().IsMatch(sentence.Value) && !Denial().IsMatch(sentence.Value) && !Question().IsMatch(sentence.Value));

    private static bool AnswersTheAgent(IReadOnlyList<TranscriptTurn> transcript, TranscriptTurn turn) =>
        transcript.Any(other => other.Number < turn.Number && other.Speaker == Speaker.Agent);

    [GeneratedRegex(@"\b(?:booked|confirmed|reserved|all set|good to go|have you down|has you down|got you down|put you down"
        + @"|see you (?:then|on|at|tomorrow|tonight)|look forward to seeing you|your table is|that's done|you're set|(?:it's|it is|that's"
        + @"|that is) (?:now |all )?changed|i've (?:now |just )?(?:changed|moved|updated) (?:it|that|you|your))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(?:yes|yeah|yep|correct|that's right|sure|of course|no problem|absolutely|perfect|great|okay|certainly|that works"
        + @"|we can do that|that's fine)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Assent();

    [GeneratedRegex(@"\b(?:fully booked|booked (?:up|solid|out)|all booked|not available|no tables?|nothing (?:left|available)|can't"
        + @"|cannot|unfortunately|i'm afraid|already (?:booked|taken)|wrong number|we're (?:full|closed)|we are (?:full"
        + @"|closed))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"[^.!?]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:\bnot|n't(?! worry)|\bnever|\bnothing)\b[^,;]{0,20}\b(?:booked|confirmed|reserved)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:would you like|do you want|shall (?:i|we)|should (?:i|we)|may i|can i|is (?:it|that|this))\b.*\?", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    // Such a sentence gives instructions to the voice model. A restaurant that agrees to a booking has no reason to say it.
    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override)\b.*\b(?:instructions?|prompts?|rules)\b|\breport[ _](?:the |it |this |that "
        + @"|outcome)", RegexOptions.IgnoreCase)]
    private static partial Regex Command();
}
