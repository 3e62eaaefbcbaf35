using System.CommandLine;
using Concierge.Cli.CommandLine;

namespace Concierge.Cli.Views;

/// <summary>Creates the view of a request: JSON with <c>--json</c>, otherwise the live view.</summary>
internal static class RequestViewFactory
{
    public static IRequestView Create(ParseResult parsed, TimeProvider? timeProvider = null) => parsed.GetValue(CommonOptions.Json)
        ? new JsonView(Console.Out)
        : new LiveView(Terminal.Output, timeProvider ?? TimeProvider.System);
}
