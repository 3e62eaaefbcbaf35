using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Concierge.EndToEndTests.Processes;
using Concierge.Rehearsal.Speech;

namespace Concierge.EndToEndTests.Web;

/// <summary><c>concierge rehearse --web</c> as a child process, four times as fast as real time, for the tests of a class.</summary>
public sealed class WebRehearsalFixture : IAsyncLifetime
{
    private const string ApiKey = "an-api-key-of-the-tests";

    private readonly TemporaryHome _home = new();
    private ConciergeProcess? _process;

    public HttpClient Client { get; } = new() { Timeout = ConciergeProcess.Timeout };

    public SpeechEngine Speech { get; } = new();

    /// <summary>The line that the program prints when the console is ready.</summary>
    public string StartedLine { get; private set; } = "";

    public async Task InitializeAsync()
    {
        try
        {
            RehearsedRequest.SkipWithoutSpeech();
        }
        catch (SkipException)
        {
            // The tests skip themselves.
            return;
        }

        _process = ConciergeProcess.Start(
            _home,
            ["rehearse", "--web", "--port", "0", "--speed", "4", "--seed", "1", "--json", "--database", _home.File("rehearsal.db")],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_API_KEY"] = ApiKey });
        StartedLine = await _process.WaitForLineAsync(line => line.Contains("console_started", StringComparison.Ordinal));
        Client.BaseAddress = new Uri(PrintedEvent.Parse(StartedLine).Data.GetText("address")!);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    /// <summary>Creates a key for a person who is no administrator.</summary>
    /// <returns>A client with it.</returns>
    public async Task<HttpClient> CreatePersonAsync(string name)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = _home.File("rehearsal.db") };
        var (exitCode, output, errors) = await ConciergeProcess.RunAsync(_home, ["keys", "create", name], settings);
        exitCode.ShouldBe(0, errors);
        var client = new HttpClient { BaseAddress = Client.BaseAddress, Timeout = ConciergeProcess.Timeout };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Regex.Match(output, "ck_[0-9a-f]+").Value);
        return client;
    }

    /// <summary>Lets the person, or a scenario, answer the next calls.</summary>
    public async Task ChooseAnsweringAsync(string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync("/console/answering", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Picks up the restaurant's telephone.</summary>
    internal Task<PersonAtTelephone> OpenTelephoneAsync() => PersonAtTelephone.OpenAsync(Client.BaseAddress!, ApiKey);

    /// <summary>Places a call for 4 people tomorrow at 7pm.</summary>
    /// <returns>The call id.</returns>
    public async Task<string> PlaceCallAsync()
    {
        using var answer = await Client.PostAsJsonAsync("/calls", ConciergeServerProcess.CreateReservation());
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetText("call_id")!;
    }

    /// <summary>Waits for the result of a call.</summary>
    public async Task<JsonElement> WaitForResultAsync(string callId)
    {
        // The stream of events ends with the call.
        await Client.GetStringAsync($"/calls/{callId}/events");
        return (await Client.GetFromJsonAsync<JsonElement>($"/calls/{callId}/status")).GetProperty("result");
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Client.Dispose();
        Speech.Dispose();
        _home.Dispose();
    }
}
