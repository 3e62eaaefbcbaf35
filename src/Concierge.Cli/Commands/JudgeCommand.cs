using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Agents;
using Concierge.Calls.Judging;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Microsoft.Extensions.AI;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge judge FILE</c>: judges calls that are given in words, one per line.</summary>
internal static class JudgeCommand
{
    public const string Name = "judge";

    private const string StandardInput = "-";
    private const char ByteOrderMark = '\uFEFF';

    private static readonly Argument<string> Source = new("FILE") { Description = "A file with one call per line, as JSON; - for standard input" };

    private static readonly Option<bool> Model = new("--model")
    {
        Description = "Have the configured chat model (AGENT_MODEL) read the calls, too: as many questions to it as a call has claims, and one more",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Judges calls that are given in words: what was agreed, and which turn proves it.");
        command.Arguments.Add(Source);
        command.Options.Add(Model);
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

        using var chatClient = parsed.GetValue(Model) ? CreateChatClient(parsed) : null;
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
                judged = chatClient is null ? RecordedCallJudge.Judge(line) : await RecordedCallJudge.JudgeAsync(line, chatClient, cancellationToken);
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                return Refuse(
                    parsed,
                    string.Create(CultureInfo.InvariantCulture, $"Line {number} is not a call: {JsonProblem.Describe(exception)}"),
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

    private static IChatClient CreateChatClient(ParseResult parsed)
    {
        var settings = CommonOptions.LoadSettings(parsed);
        return ChatClientFactory.FindModel(settings.Agents, settings.Realtime) is null
            ? throw new ConciergeException(new ConciergeError(
                "judge.no_model", "No chat model is configured.", "Set OPENAI_API_KEY, or AGENT_BASE_URL and AGENT_MODEL, or leave out --model."))
            : ChatClientFactory.Create(settings.Agents, settings.Realtime, TimeProvider.System);
    }

    private static int Refuse(ParseResult parsed, string message, string remedy)
    {
        ErrorView.Create(parsed).Show(new ConciergeError("judge.unreadable", message, remedy));
        return ExitCodes.Usage;
    }
}
