using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Calls.Judging;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge judge FILE</c>: judges calls that are given in words, one per line.</summary>
internal static class JudgeCommand
{
    public const string Name = "judge";

    private const string StandardInput = "-";

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
        var number = 0;
        try
        {
            using var reader = source == StandardInput ? Console.In : new StreamReader(source);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                {
                    await Console.Out.WriteLineAsync(RecordedCallJudge.Judge(line));
                }
            }

            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(parsed, $"{source} cannot be read.", "Give the path of a file, or - for standard input.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return Refuse(
                parsed,
                string.Create(CultureInfo.InvariantCulture, $"Line {number} is not a call: {exception.Message}"),
                "docs/evidence.md describes the format.");
        }
    }

    private static int Refuse(ParseResult parsed, string message, string remedy)
    {
        ErrorView.Create(parsed).Show(new ConciergeError("judge.unreadable", message, remedy));
        return ExitCodes.Usage;
    }
}
