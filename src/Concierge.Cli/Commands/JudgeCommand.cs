using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Calls.Judging;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;
using Concierge.Contracts;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge judge FILE</c>: judges calls that are given in words, one per line.</summary>
internal static class JudgeCommand
{
    public const string Name = "judge";

    private const string StandardInput = "-";
    private const char ByteOrderMark = '\uFEFF';

    private static readonly Argument<string> Source = new("FILE") { Description = "A file with one call per line, as JSON; - for standard input" };

    public static Command Create()
    {
        var command = new Command(Name, "Judges calls that are given in words: what was agreed, and which turn proves it.");
        command.Arguments.Add(Source);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var source = parsed.GetValue(Source)!;
        InputLineReader lines;
        try
        {
            // To open a named pipe waits for its writer, and cannot be cancelled.
            lines = source == StandardInput
                ? InputLineReader.Standard
                : new InputLineReader(await Task.Run(() => new StreamReader(source), CancellationToken.None).WaitAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(parsed, $"{source} cannot be read.", "Give the path of a file, or - for standard input.");
        }

        for (var number = 1; await lines.ReadAsync(cancellationToken) is { } line; number++)
        {
            // Some editors put a byte-order mark before the first line.
            line = line.TrimStart(ByteOrderMark);
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string judged;
            try
            {
                judged = RecordedCallJudge.Judge(line);
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                return Refuse(
                    parsed,
                    string.Create(CultureInfo.InvariantCulture, $"Line {number} is not a call: {exception.Message}"),
                    "docs/evidence.md describes the format.");
            }

            await Console.Out.WriteLineAsync(TerminalText.Escape(judged));
            if (OutputGuard.Error is not null)
            {
                break;
            }
        }

        return ExitCodes.Success;
    }

    private static int Refuse(ParseResult parsed, string message, string remedy)
    {
        ErrorView.Create(parsed).Show(new ConciergeError("judge.unreadable", message, remedy));
        return ExitCodes.Usage;
    }
}
