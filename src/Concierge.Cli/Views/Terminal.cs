using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>The consoles for text output: coloured on a terminal, plain in a file, in a pipe or with NO_COLOR set.</summary>
internal static class Terminal
{
    // Output to a file or a pipe must not be wrapped.
    private const int Unlimited = 10_000;

    /// <summary>Standard output.</summary>
    public static IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var plain = redirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        console.Pipeline.Attach(TerminalText.Hook);
        if (redirected)
        {
            console.Profile.Width = Unlimited;
        }

        return console;
    }
}
