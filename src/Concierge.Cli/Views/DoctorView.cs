using System.CommandLine;
using System.Text.Json;
using Concierge.Checks;
using Concierge.Cli.CommandLine;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the lines of <c>concierge doctor</c>: ✔ passed, ✘ failed with the remedy below, – does not apply.</summary>
internal sealed class DoctorView
{
    private readonly bool _json;

    private DoctorView(bool json) => _json = json;

    public static DoctorView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json));

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
                    _ => "skipped",
                },
                result.Text,
                result.Error?.Code,
                result.Error?.Remedy);
            Console.Out.WriteLine(JsonLine.Create("check", JsonSerializer.Serialize(data, CliJsonContext.Default.CheckData)));
            return;
        }

        var (mark, colour) = result.Status switch
        {
            CheckStatus.Passed => ("✔", "green"),
            CheckStatus.Failed => ("✘", "red"),
            _ => ("–", "dim"),
        };
        Terminal.Output.MarkupInterpolated($"[{colour}]{mark}[/] ");
        Terminal.Output.WriteLine(TerminalText.EscapeLine(result.Text));
        if (result.Error is { Remedy.Length: > 0 } error)
        {
            Terminal.Output.WriteLine($"  {TerminalText.EscapeLine(error.Remedy)} ({error.Code})");
        }
    }

    public void ShowEnd(int failed)
    {
        if (_json)
        {
            return;
        }

        Terminal.Output.WriteLine();
        Terminal.Output.WriteLine(failed switch
        {
            0 => "Nothing stands in the way of a real call.",
            1 => "One line needs something to be done.",
            _ => $"{failed} lines need something to be done.",
        });
    }
}
