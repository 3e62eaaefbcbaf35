using System.CommandLine;
using System.Text.Json;
using Concierge.Cli.Commands;
using Concierge.Contracts;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Says what went wrong, on standard error: the sentence, the mend, the code.</summary>
internal sealed class ErrorView
{
    private readonly bool _json;
    private readonly bool _verbose;

    private ErrorView(bool json, bool verbose)
    {
        _json = json;
        _verbose = verbose;
    }

    public static ErrorView For(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json), parsed.GetValue(CommonOptions.Verbose));

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

    public void Show(Exception fault)
    {
        Show(new ConciergeError("program.fault", $"This is a fault in the program: {fault.GetType().Name}.", "Run it again with --verbose, and report what it prints."));
        if (_verbose)
        {
            Console.Error.WriteLine(fault);
        }
    }
}
