using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Contracts;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the server's warnings on standard error, a sentence each. With <c>--verbose</c> the log shows them there already.</summary>
internal sealed class WarningView
{
    private readonly bool _isShownByLog;

    private WarningView(bool isShownByLog) => _isShownByLog = isShownByLog;

    public static WarningView For(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Verbose));

    /// <summary>Shows a warning with its remedy and code.</summary>
    public static void Show(ConciergeError warning) =>
        Terminal.Error.MarkupLineInterpolated($"[yellow]{warning.Message}[/] {warning.Remedy} [dim]({warning.Code})[/]");

    public void Show(IReadOnlyList<string> warnings)
    {
        if (_isShownByLog)
        {
            return;
        }

        foreach (var warning in warnings)
        {
            Terminal.Error.MarkupLineInterpolated($"[yellow]{warning}[/]");
        }
    }
}
