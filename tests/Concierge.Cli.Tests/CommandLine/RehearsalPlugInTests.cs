using Concierge.Cli.Commands;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>When the command line loads the rehearsal.</summary>
public sealed class RehearsalPlugInTests
{
    [Theory]
    [InlineData(true, "rehearse", "Book a table")]
    [InlineData(true, "--json", "rehearse-services")]
    [InlineData(true, "--help")]
    [InlineData(true, "@arguments.txt")]
    [InlineData(true, "[suggest]", "re")]
    [InlineData(false, "--version")]
    [InlineData(false, "serve")]
    [InlineData(false, "Book a table at Luigi's for 4 tomorrow at 7pm")]
    [InlineData(false)]
    public void Commands_AreLoadedWhereTheyMayBeNeeded(bool isLoaded, params string[] arguments)
    {
        var commands = RehearsalPlugIn.CreateCommands(arguments);

        commands.Select(command => command.Command.Name).ShouldBe(["rehearse", "rehearse-services"]);
        commands.ShouldAllBe(command => command.Command.Options.Count > 0 == isLoaded && command.Examples != null == isLoaded);
        commands.ShouldAllBe(command => !command.Command.Hidden);
    }
}
