namespace Concierge.Cli.Tests.CommandLine;

[Collection(CommandLineGroup.Name)]
public sealed class HelpTests
{
    [Theory]
    [InlineData("concierge rehearse \"Book", "--help")]
    [InlineData("--record call.wav", "rehearse", "--help")]
    [InlineData("concierge reservations change k7m2qa", "reservations", "--help")]
    [InlineData("concierge reservations cancel BK472", "reservations", "cancel", "--help")]
    [InlineData("concierge restaurants import", "restaurants", "--help")]
    [InlineData("concierge restaurants import konstanz.geojson --country DE", "restaurants", "import", "--help")]
    [InlineData("concierge restaurants edit luigis --hours", "restaurants", "edit", "--help")]
    [InlineData("--tunnel agent.example=http://127.0.0.1:8080", "rehearse-services", "--help")]
    [InlineData("concierge serve --host 0.0.0.0", "serve", "--help")]
    [InlineData("claude mcp add concierge", "mcp", "--help")]
    [InlineData("concierge rehearse-services --tls", "rehearse-services", "--help")]
    public async Task Help_OfEachCommand_EndsWithExamples(string example, params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(arguments);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Example");
        run.Output.ShouldContain(example);
    }

    [Fact]
    public async Task Import_Help_NamesTheFormatsAndEachOption()
    {
        var run = await CommandLineRun.RunAsync("restaurants", "import", "--help");

        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBeEmpty();
        foreach (var part in (string[])["<FILE>", "CSV", "GeoJSON", "JSON or XML of Overpass", "--country <DE>", "--time-zone <Europe/Berlin>", "--language <de>", "ALLOWED_PHONE_NUMBERS"])
        {
            run.Output.ShouldContain(part);
        }
    }

    [Fact]
    public async Task Rehearse_List_NamesTheScenarios()
    {
        var run = await CommandLineRun.RunAsync("rehearse", "--list");

        run.ExitCode.ShouldBe(0);
        foreach (var scenario in (string[])["accepts", "offers-later", "declines", "no-answer", "busy", "voicemail", "hangs-up"])
        {
            run.Output.ShouldContain(scenario);
        }
    }

    [Fact]
    public async Task Rehearse_Show_PrintsTheScenariosFile()
    {
        var run = await CommandLineRun.RunAsync("rehearse", "--show", "accepts");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("outcome: confirmed");
    }
}
