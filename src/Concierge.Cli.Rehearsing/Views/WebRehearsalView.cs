using System.CommandLine;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Rehearsing.Web;
using Concierge.Cli.Views;
using Spectre.Console;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Shows where the console of a rehearsal is.</summary>
internal sealed class WebRehearsalView(IAnsiConsole? console)
{
    /// <summary>Creates the view. With <c>--json</c> it prints one line.</summary>
    public static WebRehearsalView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json) ? null : Terminal.Output);

    public Task<WebRehearsal> ShowWhileStartingAsync(Func<Task<WebRehearsal>> start) =>
        console is null ? start() : ActivityLine.ShowWhileAsync(console, "Loading the voices", start);

    /// <summary>Shows the console's address.</summary>
    /// <param name="address">The server's address.</param>
    /// <param name="link">The link that signs in; <see langword="null"/> for none.</param>
    public void ShowStarted(Uri address, Uri? link)
    {
        if (console is null)
        {
            Console.Out.WriteLine(JsonLine.Create(
                "console_started", JsonSerializer.Serialize(new ConsoleStartData(address, link), RehearsalJsonContext.Default.ConsoleStartData)));
            return;
        }

        console.MarkupLineInterpolated($"[bold]Rehearsal[/]    on this machine; no real call is made. Ctrl-C ends it.");
        console.MarkupLineInterpolated($"[bold]Console[/]      {(link ?? address).AbsoluteUri}");
        console.MarkupLine("             [dim]Open it in a browser. The link signs in, once and within 10 minutes.[/]");
    }
}
