using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Understanding;
using NodaTime;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge understand</c>: prints what is understood of messages, for a sentence or for lines of JSON.</summary>
internal static class UnderstandCommand
{
    public const string Name = "understand";

    private const string StandardInput = "-";
    private const char ByteOrderMark = '\uFEFF';

    private static readonly Argument<string> Source = new("MESSAGE")
    {
        Description = "A sentence, a file with one message per line as JSON, or - for standard input",
    };

    private static readonly Option<string?> Asked = new("--asked")
    {
        Description = "The slot that the message answers: restaurant, party, date, time, name, cuisine or place",
        HelpName = "SLOT",
    };

    private static readonly Option<string?> Now = new("--now")
    {
        Description = "The local time at which it is said, as 2026-11-29T10:00; otherwise the clock's",
        HelpName = "TIME",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Prints what is understood of a message as JSON. Needs no account and no network.");
        command.Arguments.Add(Source);
        command.Options.Add(Asked);
        command.Options.Add(Now);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (source, asked) = (parsed.GetValue(Source)!, parsed.GetValue(Asked));
        try
        {
            var now = parsed.GetValue(Now) is { } said
                ? RequestUnderstander.ParseMoment(said) : LocalDateTime.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            if (source != StandardInput && !File.Exists(source))
            {
                if (NamesFile(source))
                {
                    return Refuse(parsed, Directory.Exists(source) ? $"{source} is a folder." : $"The file {source} does not exist.");
                }

                await Console.Out.WriteLineAsync(TerminalText.Escape(RequestUnderstander.Understand(source, now, asked, id: null)));
                return ExitCodes.Success;
            }

            return await ReadLinesAsync(parsed, source, now, asked, cancellationToken);
        }
        catch (FormatException exception)
        {
            return Refuse(parsed, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(parsed, $"{source} cannot be read.");
        }
    }

    // A sentence has blanks and no folder; a mistyped path must not be understood as the words of a guest.
    private static bool NamesFile(string source) =>
        Path.GetExtension(source).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".json" or ".txt" or ".csv" or ".tsv"
            || (!source.Any(char.IsWhiteSpace) && (source.Contains('/', StringComparison.Ordinal) || Directory.Exists(source)));

    private static async Task<int> ReadLinesAsync(ParseResult parsed, string source, LocalDateTime now, string? asked, CancellationToken cancellationToken)
    {
        var lines = source == StandardInput ? InputLineReader.Standard : new InputLineReader(new StreamReader(source));
        for (var number = 1; await lines.ReadAsync(cancellationToken) is { } line; number++)
        {
            // Some editors put a byte-order mark before the first line.
            line = line.TrimStart(ByteOrderMark);
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string understood;
            try
            {
                understood = RequestUnderstander.UnderstandLine(line, now, asked);
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                return Refuse(parsed, string.Create(CultureInfo.InvariantCulture, $"Line {number} is not a message: {JsonProblem.Describe(exception)}"));
            }

            await Console.Out.WriteLineAsync(TerminalText.Escape(understood));
        }

        return ExitCodes.Success;
    }

    private static int Refuse(ParseResult parsed, string message)
    {
        ErrorView.Create(parsed).Show(new ConciergeError("understand.unreadable", message, "docs/understanding.md describes the format."));
        return ExitCodes.Usage;
    }
}
