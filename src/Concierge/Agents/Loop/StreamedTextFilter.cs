using System.Text;
using System.Text.RegularExpressions;
using Concierge.Agents.Guardrails;

namespace Concierge.Agents.Loop;

/// <summary>
/// Streams a language model's text to the guest: whole words, cleaned by the guardrails. Once a tool has returned a fact, nothing more is
/// streamed, because the answer is made from the fact. A sentence about a booking is held back until the answer, where it is checked.
/// </summary>
internal sealed partial class StreamedTextFilter(GuardrailSet guardrails, AgentTurn turn, string agent, int step)
{
    private readonly StringBuilder _held = new();

    /// <summary>Adds a piece of text and reports what can be shown.</summary>
    public void Add(string text)
    {
        if (text.Length == 0 || turn.HasFacts)
        {
            return;
        }

        _held.Append(text);
        var held = _held.ToString();
        var notation = ToolCallNormalizer.FindNotation(held);
        held = notation < 0 ? held : held[..notation];
        var open = UnfinishedWords().Match(held).Index;
        var sentence = FindLastSentence(held[..open]);
        Report(BookingWord().IsMatch(held[sentence..]) ? sentence : open);
    }

    /// <summary>Reports the remaining text, except for JSON and tool calls that the model wrote as text.</summary>
    /// <param name="hasCalls">Whether the model calls tools.</param>
    public void Complete(bool hasCalls = false)
    {
        var held = _held.ToString();
        var notation = ToolCallNormalizer.FindNotation(held);
        var shown = notation >= 0 && (hasCalls || ToolCallNormalizer.IsNotation(held[notation..])) ? notation : held.Length;
        Report(turn.HasFacts ? 0 : shown);
    }

    private void Report(int length)
    {
        if (length == 0)
        {
            return;
        }

        var sentences = Sentence().Matches(_held.ToString(0, length)).Select(sentence => sentence.Value);
        var text = string.Concat(sentences.Where(sentence => !BookingWord().IsMatch(sentence)));
        _held.Remove(0, length);
        if (guardrails.Clean(text) is { Length: > 0 } shown)
        {
            turn.Report(new AgentText(agent, step, shown));
        }
    }

    // The start of the last sentence, which may be incomplete.
    private static int FindLastSentence(string text) => SentenceEnd().Matches(text) is { Count: > 0 } ends ? ends[^1].Index + ends[^1].Length : 0;

    // A number is held back until the next word: a card number arrives in groups of digits.
    [GeneratedRegex(@"(?:\S*\d\S*\s+)*\S*$")]
    private static partial Regex UnfinishedWords();

    [GeneratedRegex(@"[.!?]+\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:[^.!?\n]|[.!?](?!\s))*(?:[.!?]+\s*|\n+|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:booked|reserved|confirmed|confirmation|cancel+ed|changed|all set)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BookingWord();
}
