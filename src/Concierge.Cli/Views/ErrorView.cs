using System.CommandLine;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Contracts;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Prints an error to standard error: message, remedy, code.</summary>
internal sealed class ErrorView
{
    private readonly bool _json;
    private readonly bool _verbose;

    private ErrorView(bool json, bool verbose)
    {
        _json = json;
        _verbose = verbose;
    }

    public static ErrorView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json), parsed.GetValue(CommonOptions.Verbose));

    public void Show(ConciergeError error)
    {
        if (_json)
        {
            var data = new ErrorData(error.Code, error.Message, error.Remedy);
            Console.Out.WriteLine(JsonLine.Create("error", JsonSerializer.Serialize(data, CliJsonContext.Default.ErrorData)));
            return;
        }

        var console = Terminal.Error;
        console.MarkupLineInterpolated($"[red]{ClockText.Format(error.Message)}[/]");
        if (error.Remedy.Length > 0)
        {
            console.MarkupLineInterpolated($"{ClockText.Format(error.Remedy)}");
        }

        console.MarkupLineInterpolated($"[dim]({error.Code})[/]");
    }

    public void Show(Exception exception)
    {
        Show(
            new ConciergeError("program.fault", $"Internal error: {exception.GetType().Name}.", "Run the command again with --verbose and report the output."));
        if (_verbose)
        {
            Console.Error.WriteLine(TerminalText.Escape(exception.ToString()));
        }
    }
}
