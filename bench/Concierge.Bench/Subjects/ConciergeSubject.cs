using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Bench.Telephone;

namespace Concierge.Bench.Subjects;

/// <summary>This program as it runs in production.</summary>
/// <param name="settings">Settings in addition to the required ones.</param>
internal sealed class ConciergeSubject(string root, string name, IReadOnlyDictionary<string, string> settings) : ISubject
{
    private const string Key = "bench-key-0123456789abcdef";
    private const string Restaurant = "+14155550123";

    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(1);

    private static readonly HttpClient Http = new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) } };

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsDotnet => true;

    /// <inheritdoc/>
    public SubjectStartInfo GetStartInfo(RunEndpoints ends)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["OPENAI_API_KEY"] = "sk-bench-0123456789",
            ["OPENAI_BASE_URL"] = $"http{ends.Secure}://127.0.0.1:{ends.VoicePort}/v1",
            ["AGENT_MODEL"] = "rules",
            ["TWILIO_ACCOUNT_SID"] = TwilioStandIn.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = TwilioStandIn.AuthToken,
            ["TWILIO_PHONE_NUMBER"] = "+14155550100",
            ["TWILIO_BASE_URL"] = $"http://127.0.0.1:{ends.Twilio.Port}",
            ["PUBLIC_DOMAIN"] = TwilioStandIn.Domain,
            ["ALLOWED_PHONE_NUMBERS"] = Restaurant,
            ["CALLS_PER_HOUR"] = "10000",
            ["CALLS_PER_RESTAURANT"] = "10000",
            ["CALL_PAUSE_SECONDS"] = "0",
            ["CALLS_PER_DAY"] = "100000",
            ["CALL_TIMEOUT_SECONDS"] = "3600",
            ["CONCIERGE_API_KEY"] = Key,
            ["XDG_DATA_HOME"] = ends.Scratch,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{ends.Twilio.Port}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000",
        };
        foreach (var (setting, value) in settings)
        {
            environment[setting] = value;
        }

        return new SubjectStartInfo(
            [Path.Combine(root, "artifacts/bin/Concierge.Cli/release/Concierge.Cli"), "serve", "--port", ends.Port.ToString(CultureInfo.InvariantCulture)],
            environment);
    }

    /// <inheritdoc/>
    public async Task PlaceCallAsync(int call, RunEndpoints ends, SimulatedEnds farEnds)
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["restaurant_name"] = "Luigi's",
            ["phone_number"] = Restaurant,
            ["party_size"] = 4,
            ["date"] = tomorrow,
            ["time"] = "19:00",
            ["customer_name"] = "Maria Bench",
        };
        using var answer = await Http.PostAsJsonAsync($"http://127.0.0.1:{ends.Port}/calls", body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The server refused the call: {text}");
        }

        using var accepted = JsonDocument.Parse(text);
        var directions = await ends.Twilio.AnswerAsync(ends.Port, accepted.RootElement.GetProperty("call_id").GetString()!, Ring);
        farEnds.Connect(call, ends.StreamPort, directions);
    }
}
