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
            var answer = new ErrorLine("error", new ErrorData(error.Code, error.Message, error.Remedy));
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, CliJsonContext.Default.ErrorLine));
            return;
        }

        var console = Terminal.Error;
        console.MarkupLineInterpolated($"[red]{error.Message}[/]");
        if (error.Remedy.Length > 0)
        {
            console.MarkupLineInterpolated($"{error.Remedy}");
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
