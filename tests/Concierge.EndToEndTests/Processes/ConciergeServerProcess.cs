using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

/// <summary><c>concierge serve</c> as a child process, and an HTTP client that sends its API key.</summary>
internal sealed class ConciergeServerProcess : IAsyncDisposable
{
    public const string ApiKey = "an-api-key-of-the-tests";

    private ConciergeServerProcess(ConciergeProcess process, int port)
    {
        Process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
        Client = new HttpClient { BaseAddress = Address, Timeout = ConciergeProcess.Timeout };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public ConciergeProcess Process { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The settings with which another process becomes a client of this server.</summary>
    public IReadOnlyDictionary<string, string> ClientSettings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CONCIERGE_SERVER_URL"] = Address.AbsoluteUri,
        ["CONCIERGE_API_KEY"] = ApiKey,
    };

    /// <summary>Starts a server.</summary>
    /// <param name="home">Where it runs.</param>
    /// <param name="port">The port on which it listens.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="program">The program, if it is another build.</param>
    /// <param name="group">The id of the group under which it runs, by which a firewall knows it. Only the superuser can choose one.</param>
    public static async Task<ConciergeServerProcess> StartAsync(
        TemporaryHome home, int port, IReadOnlyDictionary<string, string>? settings = null, string? program = null, int? group = null)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["CONCIERGE_API_KEY"] = ApiKey,
        };
        string[] command = [program ?? ConciergeProgram.Path, "serve", "--port", $"{port}"];
        if (group is not null)
        {
            command = ["setpriv", $"--regid={group}", "--clear-groups", .. command];
        }

        var process = ConciergeProcess.StartOther(home, command[0], command[1..], all);
        await process.WaitForLineAsync("Concierge is listening on");
        return new ConciergeServerProcess(process, port);
    }

    /// <summary>The body of <c>POST /calls</c> with valid defaults.</summary>
    public static Dictionary<string, object> CreateReservation(
        int partySize = 4, string time = "7pm", string phoneNumber = "+14155550123", string customerName = "John Smith") => new(StringComparer.Ordinal)
        {
            ["restaurant_name"] = "Luigi's",
            ["phone_number"] = phoneNumber,
            ["party_size"] = partySize,
            ["date"] = "tomorrow",
            ["time"] = time,
            ["customer_name"] = customerName,
        };

    /// <summary>Places a call, which the server must accept.</summary>
    /// <returns>The call id.</returns>
    public async Task<string> PlaceCallAsync(Dictionary<string, object> reservation)
    {
        using var answer = await Client.PostAsJsonAsync("/calls", reservation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetText("call_id").ShouldNotBeNull();
    }

    public Task<JsonElement> GetStatusAsync(string callId) => Client.GetFromJsonAsync<JsonElement>($"/calls/{callId}/status");

    /// <summary>Reads a call's event stream to its end.</summary>
    public async Task<IReadOnlyList<SseItem<string>>> ReadEventsAsync(string callId)
    {
        await using var body = await Client.GetStreamAsync($"/calls/{callId}/events");
        List<SseItem<string>> events = [];
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            events.Add(item);
        }

        return events;
    }

    /// <summary>Waits for the first turn of a call.</summary>
    public Task WaitForConversationAsync(string callId) => WaitForEventAsync(callId, "turn");

    /// <summary>Waits for an event of a call.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="name">The name of an event, or a status of the carrier.</param>
    public async Task WaitForEventAsync(string callId, string name)
    {
        List<string> seen = [];
        await using var body = await Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            seen.Add($"{item.EventType} {item.Data}");
            if (item.EventType == name || (item.EventType == "carrier_status" && JsonElement.Parse(item.Data).GetText("carrier_status") == name))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The call ended before {name}:\n{string.Join('\n', seen)}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
