using System.Globalization;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the answer to a request, with the words that prove it.</summary>
/// <param name="console">The terminal.</param>
/// <param name="isConversation">Whether the guest can say something to the answer.</param>
internal sealed class AnswerView(IAnsiConsole console, bool isConversation)
{
    private const int Indent = 2;
    private const int QuoteIndent = 4;

    /// <summary>Shows the answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="understood">The request that led to a call; <see langword="null"/> when none did.</param>
    public void Show(RequestAnswer answer, UnderstoodRequestView? understood)
    {
        console.WriteLine();
        var (mark, colour) = answer switch
        {
            { Result.Outcome: CallOutcome.Confirmed or CallOutcome.Cancelled } => ("✔", "green"),
            { Result: not null } => ("✘", "yellow"),
            { ErrorCode: not null } => ("✘", "red"),
            { Answer: var text } when text.TrimEnd().EndsWith('?') => ("?", "aqua"),
            _ => ("·", "aqua"),
        };
        WriteWrapped($"[{colour}]{mark}[/] ", Adapt(answer.Answer), Indent);
        if (answer.Result is { } result)
        {
            ShowName(result, understood);
            ShowEvidence(result);
        }

        ShowError(answer);
    }

    // An answer without a question needs no code to look up.
    private void ShowError(RequestAnswer answer)
    {
        if (answer.ErrorCode is not { } code)
        {
            return;
        }

        if (answer.Remedy is { } remedy && !answer.Answer.Contains(remedy, StringComparison.Ordinal))
        {
            WriteWrapped("  ", Adapt(remedy), Indent);
        }

        console.MarkupLine($"  [dim]({Markup.Escape(code)})[/]");
    }

    private void ShowName(ResultView result, UnderstoodRequestView? understood)
    {
        if (result.Outcome == CallOutcome.Confirmed && (result.BookedUnder ?? understood?.CustomerName) is { } name)
        {
            console.MarkupLine($"  Under the name [bold]{Markup.Escape(name)}[/]");
        }
    }

    private void ShowEvidence(ResultView result)
    {
        if (result is { ConfirmationNumber: { } number, ConfirmationTurn: not null, Outcome: not CallOutcome.Cancelled })
        {
            var agreed = result.Evidence.FirstOrDefault(found => found.Turn == result.ConfirmationTurn && found.Field == "confirmation_number")?.AgreedTurn;
            var heard = agreed is null
                ? $"heard in turn {result.ConfirmationTurn}"
                : $"read back in turn {result.ConfirmationTurn} and confirmed in turn {agreed}";
            console.MarkupLine($"  Confirmation number [bold]{Markup.Escape(number)}[/], {heard}:");
            Quote(result, result.ConfirmationTurn);
            Quote(result, agreed);
        }
        else if (result.AgreementTurn is not null)
        {
            console.MarkupLine($"  Agreed in turn {result.AgreementTurn}:");
            Quote(result, result.AgreementTurn);
        }

        if (result.ObjectionTurn is not null)
        {
            console.MarkupLine($"  Turn {result.ObjectionTurn} speaks against it:");
            Quote(result, result.ObjectionTurn);
        }

        if (result.Evidence.Count > 0)
        {
            WriteWrapped("  ", $"Heard: {string.Join(", ", result.Evidence.Select(DescribeEvidence))}", Indent, "dim");
        }

        console.MarkupLine($"  [dim]{result.Transcript.Count} turns in {FormatClock(result.DurationSeconds)}[/]");
    }

    private static string DescribeEvidence(EvidenceView evidence) =>
        $"{evidence.Field.Replace('_', ' ')} in turn {evidence.Turn}{(evidence.AgreedTurn is { } agreed ? $" (confirmed in turn {agreed})" : "")}";

    private void Quote(ResultView result, int? number)
    {
        if (result.Transcript.FirstOrDefault(turn => turn.Number == number) is { } turn)
        {
            WriteWrapped("    ", $"“{TerminalText.EscapeLine(turn.Text)}”", QuoteIndent, "dim");
        }
    }

    private string Adapt(string text) => ClockText.Format(isConversation ? text : OneShotWording.Adapt(text));

    // A list of bookings or restaurants has lines of its own.
    private void WriteWrapped(string first, string text, int indent, string? style = null)
    {
        var prefix = first;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => HangingText.Wrap(line, console.Profile.Width, indent)))
        {
            console.MarkupLine(style is null ? $"{prefix}{Markup.Escape(line)}" : $"{prefix}[{style}]{Markup.Escape(line)}[/]");
            prefix = new string(' ', indent);
        }
    }

    private static string FormatClock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
}
