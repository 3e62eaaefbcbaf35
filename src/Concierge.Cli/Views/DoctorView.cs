using System.CommandLine;
using System.Text.Json;
using Concierge.Checks;
using Concierge.Cli.CommandLine;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>
/// Shows the lines of <c>concierge doctor</c>: ✔ passed, ✘ failed with the remedy below, – does not apply, or warns with the remedy below. Each begins
/// with the name of what was checked.
/// </summary>
internal sealed class DoctorView
{
    // The mark and a blank.
    private const int Indent = 2;

    private readonly bool _json;
    private readonly bool _verbose;
    private readonly IAnsiConsole _console;

    /// <param name="console">Where the lines go.</param>
    /// <param name="json">Whether a program reads them.</param>
    /// <param name="verbose">Whether what a line leaves out is shown below it.</param>
    public DoctorView(IAnsiConsole console, bool json, bool verbose) => (_console, _json, _verbose) = (console, json, verbose);

    public static DoctorView Create(ParseResult parsed) =>
        new(Terminal.Output, parsed.GetValue(CommonOptions.Json), parsed.GetValue(CommonOptions.Verbose));

    public void Show(CheckResult result)
    {
        if (_json)
        {
            var data = new CheckData(
                result.Subject,
                result.Status switch
                {
                    CheckStatus.Passed => "passed",
                    CheckStatus.Failed => "failed",
                    CheckStatus.Warning => "warning",
                    _ => "skipped",
                },
                result.Text,
                result.Error?.Code,
                result.Error?.Remedy,
                result.Details);
            Console.Out.WriteLine(JsonLine.Create("check", JsonSerializer.Serialize(data, CliJsonContext.Default.CheckData)));
            return;
        }

        var (mark, colour) = result.Status switch
        {
            CheckStatus.Passed => ("✔", "green"),
            CheckStatus.Failed => ("✘", "red"),
            CheckStatus.Warning => ("–", "yellow"),
            _ => ("–", "dim"),
        };
        _console.MarkupInterpolated($"[{colour}]{mark}[/] ");
        Write($"{result.Name}: {TerminalText.EscapeLine(result.Text)}", isFirst: true);
        if (result.Error is { Remedy.Length: > 0 } error)
        {
            Write($"{TerminalText.EscapeLine(error.Remedy)} ({error.Code})", isFirst: false);
        }

        if (_verbose && result.Details is { } details)
        {
            Write(TerminalText.EscapeLine(details), isFirst: false);
        }
    }

    public void ShowEnd(int failed)
    {
        if (_json)
        {
            return;
        }

        _console.WriteLine();
        _console.WriteLine(failed switch
        {
            0 => "Nothing stands in the way of a real call.",
            1 => "One line needs something to be done.",
            _ => $"{failed} lines need something to be done.",
        });
    }

    private void Write(string text, bool isFirst)
    {
        foreach (var line in HangingText.Wrap(text, _console.Profile.Width, Indent))
        {
            _console.WriteLine($"{(isFirst ? "" : new string(' ', Indent))}{line}");
            isFirst = false;
        }
    }
}
