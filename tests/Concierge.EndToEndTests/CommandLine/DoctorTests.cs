using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary><c>concierge doctor</c> against the stand-ins for Twilio and OpenAI.</summary>
[Trait("Category", "Process")]
public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Speech")]
    public async Task Doctor_AccountsThatWork_OnlyTheWayFromOutsideFails()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        Dictionary<string, string> settings = new(services.Settings, StringComparer.Ordinal) { ["PORT"] = $"{port}", ["PUBLIC_DOMAIN"] = "concierge.invalid" };

        var (exitCode, output, errors) = await ConciergeProcess.RunAsync(_home, ["doctor", "--json"], settings);

        exitCode.ShouldBe(3, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("data"))
            .Select(check => (Subject: check.GetProperty("subject").GetString(), Status: check.GetProperty("status").GetString(), Check: check))
            .ToList();
        string[] passed = ["settings", "twilio.account", "twilio.balance", "twilio.number", "twilio.country", "openai.key", "clock", "disk", "port"];
        foreach (var subject in passed)
        {
            lines.ShouldContain(line => line.Subject == subject && line.Status == "passed", output);
        }

        var failed = lines.Where(line => line.Status == "failed").ShouldHaveSingleItem();
        failed.Subject.ShouldBe("public_domain");
        failed.Check.GetProperty("code").GetString()!.ShouldStartWith("public_domain.");
        failed.Check.GetProperty("remedy").GetString().ShouldNotBeNullOrEmpty();
        output.ShouldNotContain(services.AuthToken);
    }

    [Fact]
    public async Task Doctor_NoSettings_NamesEachWithItsRemedy()
    {
        var (exitCode, output, _) = await ConciergeProcess.RunAsync(
            _home, ["doctor"], new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "0" });

        exitCode.ShouldBe(3);
        output.ShouldContain("✘ settings: TWILIO_ACCOUNT_SID is not set.");
        output.ShouldContain("(setting.missing)");
        output.ShouldContain("5 lines need something to be done.");
        output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Doctor_NamesThatAreNotRead_AreNamedWithTheRemedy()
    {
        await File.WriteAllTextAsync(
            _home.File(".env"), "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317\nTWILO_ACCOUNT_SID=AC0\nTWILIO_TOKEN=x\nPOSTGRES_PASSWORD=y\nPORT=0\n");

        var (exitCode, output, _) = await ConciergeProcess.RunAsync(_home, ["doctor"]);

        exitCode.ShouldBe(3);
        output.ShouldContain(
            "– settings: OTEL_EXPORTER_OTLP_ENDPOINT is not read from the settings file.\n"
            + "  Set it in the environment of the server, not in the file. (setting.not_read)\n");
        output.ShouldContain("✘ settings: There is no setting TWILO_ACCOUNT_SID.\n  Did you mean TWILIO_ACCOUNT_SID? (setting.unknown)\n");
        output.ShouldContain("– settings: TWILIO_TOKEN is not read from the settings file.\n  Did you mean TWILIO_AUTH_TOKEN? (setting.not_read)\n");
        output.ShouldContain("– settings: POSTGRES_PASSWORD is not read from the settings file.\n");
        output.ShouldNotContain("PORT is not read");
        output.ShouldContain("– database: ");
    }

    [Fact]
    public async Task Doctor_EmptyHome_WritesNothingIntoIt()
    {
        await ConciergeProcess.RunAsync(_home, ["doctor"], new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "0" });

        Directory.EnumerateFiles(_home.Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    public void Dispose() => _home.Dispose();
}
