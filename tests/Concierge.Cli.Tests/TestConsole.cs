using Spectre.Console;

namespace Concierge.Cli.Tests;

/// <summary>Creates a console that writes to a <see cref="TestWriter"/>.</summary>
internal static class TestConsole
{
    public static (IAnsiConsole Console, TestWriter Written) Create(bool isTerminal)
    {
        var written = new TestWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(written),
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = 1000;
        return (console, written);
    }
}
