using System.CommandLine;
using Concierge.Cli.Commands;

namespace Concierge.Cli.Views;

internal static class RequestViews
{
    public static IRequestView For(ParseResult parsed, TimeProvider? time = null) => parsed.GetValue(CommonOptions.Json)
        ? new JsonView(Console.Out)
        : new LiveView(Terminal.Output, time ?? TimeProvider.System);
}
