namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Mistyped commands and options: what was meant is suggested, and the help is not printed.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class MistypedCommandTests
{
    [Theory]
    [InlineData("concierge rehearse?", "rehearsal")]
    [InlineData("concierge rehearse \"Book a table\"?", "rehearsal", "Book a table")]
    [InlineData("concierge reservations list?", "reservation", "list")]
    [InlineData("concierge reservations list --all?", "reservation", "lst", "--all")]
    [InlineData("concierge restaurants find luigis?", "restaurant", "find", "luigis")]
    [InlineData("concierge serve?", "server")]
    [InlineData("concierge --help?", "help")]
    [InlineData("concierge --version?", "version")]
    [InlineData("Did you mean --scenario?", "rehearse", "--scenaro", "offers-later", "Book")]
    [InlineData("Did you mean --json?", "--jsn", "Book")]
    [InlineData("Did you mean --all?", "reservations", "list", "--al")]
    [InlineData("Did you mean list?", "reservations", "lst")]
    [InlineData("Did you mean import?", "restaurants", "imprt", "file.csv")]
    [InlineData("concierge rehearse --help?", "help", "rehearse")]
    [InlineData("in quotation marks, or a command alone: concierge restaurants undo.", "x", "restaurants", "undo")]
    [InlineData("in quotation marks, or a command alone: concierge serve.", "Book a table", "serve", "--port", "0")]
    [InlineData("in quotation marks, or a command alone: concierge reservations list.", "please", "reservations", "list")]
    public async Task Run_MistypedCommandOrOption_SuggestsWhatWasMeant(string suggestion, params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(arguments);

        run.ExitCode.ShouldBe(2, run.Output + run.Errors);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(suggestion);
        run.Errors.ShouldNotContain("Usage:");
        run.Errors.TrimEnd().Split('\n').Length.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("offers-later", "--scenario", "offer-later")]
    [InlineData("busy", "--scenario", "bussy")]
    [InlineData("accepts", "--show", "accept")]
    public async Task Rehearse_MistypedScenario_SuggestsTheScenario(string scenario, params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(["rehearse", .. arguments]);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain($"Did you mean {scenario}?");
    }

    [Theory]
    [InlineData("reservations", "change", "--help")]
    [InlineData("rehearse", "--help")]
    [InlineData("serve", "--help")]
    [InlineData("--help")]
    [InlineData("restaurants", "find", "--help")]
    public async Task Help_UsageLine_ShowsEachArgumentOnce(params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(arguments);

        var usage = run.Output.Split('\n').Single(line => line.TrimStart().StartsWith("concierge ", StringComparison.Ordinal) && line.Contains("[options]", StringComparison.Ordinal));
        var words = usage.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        words.Distinct().Count().ShouldBe(words.Length, usage);
        if (arguments[0] != "rehearse" && arguments[0] != "--help")
        {
            usage.ShouldNotContain("request");
        }
    }

    [Fact]
    public async Task Run_MistypedOptionWithJson_PrintsTheErrorAsJson()
    {
        var run = await CommandLineRun.RunAsync("rehearse", "--json", "--scenaro", "x", "Book");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("\"code\":\"command.invalid\"");
    }
}
