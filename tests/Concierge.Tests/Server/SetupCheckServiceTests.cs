using Concierge.Server;
using Concierge.Tests.Agents;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Server;

/// <summary>The quick half of the doctor in the real server, in the background.</summary>
[Trait("Category", "Server")]
public sealed class SetupCheckServiceTests
{
    private const string Key = "voice-key-that-must-not-be-logged";

    [Fact]
    public async Task What_is_wrong_is_a_warning_with_its_code_and_the_server_runs()
    {
        await using var vendor = await ScriptedChatServer.StartAsync();
        vendor.ListModels = context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        var logs = new RecordedLogs();
        await using var app = ConciergeServer.Build(new ConciergeServerOptions
        {
            Settings = TestSettings.Complete with
            {
                Realtime = TestSettings.Complete.Realtime with { ApiKey = Key, BaseUrl = vendor.Endpoint },
                Twilio = new() { BaseUrl = TestSettings.Complete.Twilio.BaseUrl },
            },
            ApiKey = ServerTestHost.ApiKey,
            ChecksSetup = true,
            Logging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs),
        });
        await app.StartAsync();

        await Until.TrueAsync(() => logs.Lines.Any(line => line.Contains("The setup was checked", StringComparison.Ordinal)), "the check");

        logs.Lines.ShouldContain(line =>
            line.StartsWith("Warning Concierge.Server.SetupCheckService 2905:", StringComparison.Ordinal) && line.Contains("(openai.unauthorized)"));
        logs.Lines.ShouldAllBe(line => !line.Contains(Key, StringComparison.Ordinal));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        (await client.GetAsync("/health/live")).IsSuccessStatusCode.ShouldBeTrue();
    }
}
