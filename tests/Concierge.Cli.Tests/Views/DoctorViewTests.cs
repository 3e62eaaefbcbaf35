using Concierge.Checks;
using Concierge.Cli.Views;
using Concierge.Contracts;

namespace Concierge.Cli.Tests.Views;

/// <summary>The lines of <c>concierge doctor</c>.</summary>
public sealed class DoctorViewTests
{
    private const string Long = "This sentence has a host name of a great length in it, and it would not fit into one line of a small terminal.";

    [Fact]
    public void Show_NarrowTerminal_NoLineIsCutOrBrokenByTheTerminal()
    {
        var lines = Show(CheckResult.Failed("public_domain", new ConciergeError("public_domain.no_server", Long, Long)), width: 80);

        lines.ShouldAllBe(line => line.Length < 80);
        lines[0].ShouldStartWith("✘ This sentence");
        lines.Skip(1).ShouldAllBe(line => line.StartsWith("  "));
        string.Join(' ', lines.Select(line => line.Trim())).ShouldContain("(public_domain.no_server)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Show_Details_OnlyWhereTheyAreAskedFor(bool verbose)
    {
        var lines = Show(CheckResult.Passed("settings", "Every required setting is set (.env 2).") with { Details = ".env: A, B" }, width: 80, verbose);

        lines.Contains("  .env: A, B").ShouldBe(verbose);
        lines[0].ShouldBe("✔ Every required setting is set (.env 2).");
    }

    private static string[] Show(CheckResult result, int width, bool verbose = false)
    {
        var (console, written) = TestConsole.Create(isTerminal: false);
        console.Profile.Width = width;
        new DoctorView(console, json: false, verbose).Show(result);
        return written.ToString().TrimEnd('\n').Split('\n');
    }
}
