using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

/// <summary><c>concierge serve</c> in a process of its own, with a client that has its key.</summary>
internal sealed class ConciergeServerProcess : IAsyncDisposable
{
    public const string ApiKey = "an-api-key-of-the-tests";

    private ConciergeServerProcess(ConciergeProcess process, int port)
    {
        Process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
        Client = new HttpClient { BaseAddress = Address, Timeout = ConciergeProcess.Patience };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public ConciergeProcess Process { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<ConciergeServerProcess> StartAsync(TemporaryHome home, int port, IReadOnlyDictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["CONCIERGE_API_KEY"] = ApiKey,
        };
        var process = ConciergeProcess.Start(home, ["serve", "--port", $"{port}"], all);
        await process.WaitForLineAsync("Concierge is listening on");
        return new ConciergeServerProcess(process, port);
    }

    /// <summary>A reservation call's body; what is not given is right.</summary>
    public static Dictionary<string, object> Reservation(int partySize = 4, string time = "7pm", string phoneNumber = "+14155550123", string customerName = "John Smith") => new(StringComparer.Ordinal)
    {
        ["restaurant_name"] = "Luigi's",
        ["phone_number"] = phoneNumber,
        ["party_size"] = partySize,
        ["date"] = "tomorrow",
        ["time"] = time,
        ["customer_name"] = customerName,
    };

    /// <summary>Places a call that must be accepted.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PlaceCallAsync(Dictionary<string, object> reservation)
    {
        using var answer = await Client.PostAsJsonAsync("/calls", reservation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("call_id").ShouldNotBeNull();
    }

    public Task<JsonElement> GetStatusAsync(string callId) => Client.GetFromJsonAsync<JsonElement>($"/calls/{callId}/status");

    /// <summary>Follows a call's events to their end.</summary>
    public async Task<IReadOnlyList<SseItem<string>>> FollowAsync(string callId)
    {
        await using var body = await Client.GetStreamAsync($"/calls/{callId}/events");
        List<SseItem<string>> events = [];
        await foreach (var happened in SseParser.Create(body).EnumerateAsync())
        {
            events.Add(happened);
        }

        return events;
    }

    /// <summary>Follows a call until it is answered.</summary>
    public async Task WaitForConversationAsync(string callId)
    {
        await using var body = await Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var happened in SseParser.Create(body).EnumerateAsync())
        {
            if (happened.EventType == "turn")
            {
                return;
            }
        }

        throw new InvalidOperationException("The call ended without a word.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
