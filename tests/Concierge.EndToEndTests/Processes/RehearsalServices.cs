using System.Net.Http.Json;
using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

/// <summary><c>concierge rehearse-services</c> as a child process: the stand-ins for Twilio and OpenAI.</summary>
internal sealed class RehearsalServices : IAsyncDisposable
{
    /// <summary>The host name at which the simulated telephone network reaches the server under test.</summary>
    public const string PublicDomain = "concierge.example";

    private readonly ConciergeProcess _process;
    private readonly HttpClient _http;

    private RehearsalServices(ConciergeProcess process, Dictionary<string, string> settings)
    {
        _process = process;
        Settings = settings;
        _http = new HttpClient { BaseAddress = new Uri(settings["TWILIO_BASE_URL"]) };
    }

    /// <summary>The settings that it prints for its clients, and those of a restaurant to call.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public string AuthToken => Settings["TWILIO_AUTH_TOKEN"];

    /// <summary>Starts the stand-ins with a tunnel to a server that will listen on <paramref name="serverPort"/>.</summary>
    public static async Task<RehearsalServices> StartAsync(TemporaryHome home, int serverPort, string scenario = "accepts")
    {
        RehearsedRequest.SkipWithoutSpeech();
        var process = ConciergeProcess.Start(
            home,
            [
                "rehearse-services", "--telephone-port", "0", "--voice-port", "0", "--scenario", scenario,
                "--tunnel", $"{PublicDomain}=http://127.0.0.1:{serverPort}",
            ]);
        await process.WaitForLineAsync("OPENAI_API_KEY=");
        var settings = process.Lines
            .Select(line => line.Trim().Split('=', 2))
            .Where(setting => setting.Length == 2)
            .Where(setting => setting[0].StartsWith("TWILIO_", StringComparison.Ordinal) || setting[0].StartsWith("OPENAI_", StringComparison.Ordinal))
            .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal);
        settings["PUBLIC_DOMAIN"] = PublicDomain;
        settings["AGENT_MODEL"] = "rules";
        settings["DEMO_RESTAURANT_NAME"] = "Luigi's";
        settings["DEMO_RESTAURANT_PHONE"] = "+14155550123";
        settings["CUSTOMER_NAME"] = "John Smith";
        return new RehearsalServices(process, settings);
    }

    /// <summary>Gets the calls that the network has carried.</summary>
    public async Task<IReadOnlyList<JsonElement>> GetCallsAsync() =>
        [.. (await _http.GetFromJsonAsync<JsonElement>("/rehearsal/calls")).GetProperty("calls").EnumerateArray()];

    /// <summary>Waits until the network's only call has a status.</summary>
    public async Task<JsonElement> WaitForCallAsync(string status)
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (true)
        {
            var calls = await GetCallsAsync();
            if (calls is [var only] && only.GetText("status") == status)
            {
                return only;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }
}
