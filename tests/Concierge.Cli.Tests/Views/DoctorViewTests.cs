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
        lines[0].ShouldStartWith("✘ public domain: This sentence");
        lines.Skip(1).ShouldAllBe(line => line.StartsWith("  "));
        string.Join(' ', lines.Select(line => line.Trim())).ShouldContain("(public_domain.no_server)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Show_Details_OnlyWhereTheyAreAskedFor(bool verbose)
    {
        var lines = Show(CheckResult.Passed("settings", "Nothing is missing (.env 2).") with { Details = ".env: A, B" }, width: 80, verbose);

        lines.Contains("  .env: A, B").ShouldBe(verbose);
        lines[0].ShouldBe("✔ settings: Nothing is missing (.env 2).");
    }

    [Theory]
    [InlineData("twilio.account", "✔ Twilio account: It is active.")]
    [InlineData("openai.quota", "✔ OpenAI quota: It is active.")]
    [InlineData("data_key", "✔ data key: It is active.")]
    public void Show_Line_BeginsWithTheNameOfTheCheck(string subject, string line) =>
        Show(CheckResult.Passed(subject, "It is active."), width: 80).ShouldBe([line]);

    [Fact]
    public void Show_Warning_HasItsRemedyAndCode() =>
        Show(CheckResult.Warning("settings", new ConciergeError("setting.not_read", "OTEL_SERVICE_NAME is not read.", "Set it elsewhere.")), width: 80)
            .ShouldBe(["– settings: OTEL_SERVICE_NAME is not read.", "  Set it elsewhere. (setting.not_read)"]);

    private static string[] Show(CheckResult result, int width, bool verbose = false)
    {
        var (console, written) = TestConsole.Create(isTerminal: false);
        console.Profile.Width = width;
        new DoctorView(console, json: false, verbose).Show(result);
        return written.ToString().TrimEnd('\n').Split('\n');
    }
}
