using System.CommandLine;
using Concierge.Cli.CommandLine;

namespace Concierge.Cli.Views;

/// <summary>Creates the view of a request: JSON with <c>--json</c>, otherwise the live view.</summary>
internal static class RequestViewFactory
{
    /// <summary>Creates a view.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isConversation">Whether the guest can say something to an answer.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    public static IRequestView Create(ParseResult parsed, bool isConversation, TimeProvider? timeProvider = null) => parsed.GetValue(CommonOptions.Json)
        ? new JsonView(Console.Out)
        : new LiveView(Terminal.Output, timeProvider ?? TimeProvider.System, isConversation);

    /// <summary>Whether a person sits at the terminal and can answer a question.</summary>
    public static bool CanAsk(ParseResult parsed) => !parsed.GetValue(CommonOptions.Json) && !Console.IsInputRedirected && !Console.IsOutputRedirected;
}
