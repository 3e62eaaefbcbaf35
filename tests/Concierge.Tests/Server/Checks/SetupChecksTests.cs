using System.Net;
using Concierge.Checks;
using Concierge.Options;
using Concierge.Options.Loading;
using Concierge.Server.Probing;

namespace Concierge.Tests.Server.Checks;

/// <summary>Each line of the check, passed and failed.</summary>
public sealed class SetupChecksTests : IDisposable
{
    private readonly FakeVendors _vendors = new();

    public void Dispose() => _vendors.Dispose();

    [Fact]
    public async Task Where_all_is_well_no_line_fails()
    {
        var results = await RunQuickAsync(TestSettings.Complete);

        results.Where(result => result.Status == CheckStatus.Failed).ShouldBeEmpty();
        string[] passed = ["twilio.account", "twilio.balance", "twilio.number", "twilio.country", "openai.key", "clock", "disk"];
        foreach (var subject in passed)
        {
            results.ShouldContain(result => result.Subject == subject && result.Status == CheckStatus.Passed, subject);
        }
    }

    [Fact]
    public async Task Permissions_are_asked_of_Twilios_host_for_voice()
    {
        await RunQuickAsync(TestSettings.Complete);

        _vendors.Requests.ShouldContain(new Uri("https://voice.twilio.com/v1/DialingPermissions/Countries/US"));
    }

    [Theory]
    [InlineData("00001.json", 401, """{"code":20003}""", "twilio.account", "twilio.unauthorized")]
    [InlineData("00001.json", 200, """{"status":"suspended","type":"Full"}""", "twilio.account", "twilio.account_not_active")]
    [InlineData("00001.json", 200, "<html>", "twilio.account", "twilio.not_twilio")]
    [InlineData("/Balance.json", 200, """{"balance":"-0.2","currency":"EUR"}""", "twilio.balance", "twilio.no_balance")]
    [InlineData("/IncomingPhoneNumbers.json", 200, """{"incoming_phone_numbers":[]}""", "twilio.number", "twilio.caller_not_allowed")]
    [InlineData(
        "/IncomingPhoneNumbers.json",
        200,
        """{"incoming_phone_numbers":[{"phone_number":"+14155550100","capabilities":{"voice":false}}]}""",
        "twilio.number",
        "twilio.number_without_voice")]
    [InlineData("/US", 200, """{"name":"United States","low_risk_numbers_enabled":false}""", "twilio.country", "twilio.country_not_allowed")]
    [InlineData("00001.json", 200, """{"status":"active","type":"Trial"}""", "twilio.trial", "twilio.trial_unverified")]
    [InlineData("/v1/models", 401, "{}", "openai.key", "openai.unauthorized")]
    [InlineData("/v1/models", 503, "{}", "openai.key", "openai.unavailable")]
    [InlineData("/v1/models", 200, """{"data":[{"id":"another"}]}""", "openai.models", "openai.model_not_found")]
    public async Task What_is_wrong_is_told_with_a_code_and_a_remedy(string path, int status, string body, string subject, string code)
    {
        _vendors.Answer(path, (HttpStatusCode)status, body);

        var failed = (await RunQuickAsync(TestSettings.Complete)).First(result => result.Subject == subject && result.Status == CheckStatus.Failed);

        failed.Error!.Code.ShouldBe(code);
        failed.Error.Remedy.ShouldNotBeEmpty();
        failed.Text.ShouldNotContain("Call failed");
        failed.Text.ShouldNotContain(TestSettings.RestaurantPhone);
    }

    [Fact]
    public async Task A_model_that_is_shut_down_soon_is_told()
    {
        var soon = TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        _vendors.Answer("/v1/models", HttpStatusCode.OK, $$"""{"data":[{"id":"gpt-realtime-2.1","shutdown_date":"{{soon}}"}]}""");

        var results = await RunQuickAsync(TestSettings.Complete);

        results.ShouldContain(result => result.Error != null && result.Error.Code == "openai.model_retires" && result.Text.Contains(soon));
    }

    [Theory]
    [InlineData(31 * 60, "behind")]
    [InlineData(-90, "ahead of")]
    public async Task A_wrong_clock_is_told(int serverIsAheadSeconds, string direction)
    {
        _vendors.Now = TimeProvider.System.GetUtcNow().AddSeconds(serverIsAheadSeconds);

        var clock = (await RunQuickAsync(TestSettings.Complete)).Single(result => result.Subject == "clock");

        clock.Error!.Code.ShouldBe("clock.wrong");
        clock.Text.ShouldContain(direction);
    }

    [Fact]
    public async Task Without_a_network_each_line_says_so()
    {
        _vendors.IsOffline = true;

        var results = await RunQuickAsync(TestSettings.Complete);

        results.Where(result => result.Error?.Code == "twilio.unreachable").Count().ShouldBeGreaterThanOrEqualTo(3);
        results.ShouldContain(result => result.Subject == "openai.key" && result.Error!.Code == "openai.unreachable");
        results.Single(result => result.Subject == "clock").Status.ShouldBe(CheckStatus.Skipped);
    }

    [Fact]
    public async Task Without_settings_nothing_is_asked()
    {
        var results = await RunQuickAsync(new ConciergeSettings());

        _vendors.Requests.ShouldBeEmpty();
        results.Where(result => result.Status == CheckStatus.Failed).ShouldBeEmpty();
    }

    [Fact]
    public async Task Missing_and_invalid_settings_are_told_with_the_sources_of_the_others()
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal) { [SettingNames.OpenAIApiKey] = "sk-1234567890", [SettingNames.Port] = "high" };
        var check = new SettingsCheck(
            ConciergeSettingsLoader.Load(name => given.GetValueOrDefault(name)), [], name => given.ContainsKey(name) ? "environment" : null);

        var results = await check.RunAsync(CancellationToken.None);

        results.Count(result => result.Error?.Code == "setting.missing").ShouldBe(4);
        results.ShouldContain(result => result.Status == CheckStatus.Failed && result.Text.Contains("PORT"));
        results[^1].Text.ShouldContain("environment 2");
        results[^1].Details.ShouldBe("environment: OPENAI_API_KEY, PORT");
        results.ShouldAllBe(result => !result.Text.Contains("sk-1234567890"));
    }

    private async Task<IReadOnlyList<CheckResult>> RunQuickAsync(ConciergeSettings settings)
    {
        await using var checks = new SetupChecks(
            settings, DatabaseLocation.CreateTemporary(), "a-key-of-the-tests", _vendors, TimeProvider.System, (_, _) => throw new IOException("offline"));
        List<CheckResult> results = [];
        foreach (var check in checks.Quick)
        {
            check.Activity.ShouldNotBeEmpty();
            results.AddRange(await check.RunAsync(CancellationToken.None));
        }

        // With its mark and its name, each line fits a terminal of 80 columns.
        results.ShouldAllBe(result => $"✔ {result.Name}: {result.Text}".Length < 80);
        return results;
    }
}
