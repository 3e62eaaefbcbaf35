using System.Text;
using System.Text.RegularExpressions;
using Concierge.Agents.Guardrails;

namespace Concierge.Agents.Loop;

/// <summary>
/// Shows a language model's words while they come: whole words, cleaned by the guardrails. What a call or a tool brought is told from its
/// result, so nothing more is shown once there is any; and a sentence about a booking waits for the answer, where it is checked.
/// </summary>
internal sealed partial class StreamedWords(GuardrailSet guardrails, AgentTurn turn, string agent, int step)
{
    private readonly StringBuilder _held = new();

    /// <summary>Takes a piece of text.</summary>
    public void Add(string text)
    {
        if (text.Length == 0 || turn.HasFacts)
        {
            return;
        }

        _held.Append(text);
        var held = _held.ToString();
        var open = UnfinishedWords().Match(held).Index;
        var sentence = Beginning(held[..open]);
        Show(BookingWord().IsMatch(held[sentence..]) ? sentence : open);
    }

    /// <summary>Shows what is left at the end.</summary>
    public void Complete() => Show(turn.HasFacts ? 0 : _held.Length);

    private void Show(int length)
    {
        if (length == 0)
        {
            return;
        }

        var text = string.Concat(Sentence().Matches(_held.ToString(0, length)).Select(sentence => sentence.Value).Where(sentence => !BookingWord().IsMatch(sentence)));
        _held.Remove(0, length);
        if (guardrails.Clean(text) is { Length: > 0 } shown)
        {
            turn.Report(new AgentText(agent, step, shown));
        }
    }

    // Where the last sentence begins, which may not be complete.
    private static int Beginning(string text) => SentenceEnd().Matches(text) is { Count: > 0 } ends ? ends[^1].Index + ends[^1].Length : 0;

    // Numbers wait for what follows them: a card's digits come in groups.
    [GeneratedRegex(@"(?:\S*\d\S*\s+)*\S*$")]
    private static partial Regex UnfinishedWords();

    [GeneratedRegex(@"[.!?]+\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:[^.!?\n]|[.!?](?!\s))*(?:[.!?]+\s*|\n+|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:booked|reserved|confirmed|confirmation|cancel+ed|changed|all set)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BookingWord();
}
