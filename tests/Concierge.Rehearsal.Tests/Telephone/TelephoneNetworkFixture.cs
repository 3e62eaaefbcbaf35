using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>A telephone network, a callee and a customer's server behind a tunnel. The clock runs twenty times faster than real time.</summary>
internal sealed class TelephoneNetworkFixture : IAsyncDisposable
{
    public const string Host = "concierge.example.com";
    public const string AccountSid = "AC00112233445566778899aabbccddeeff";
    public const string AuthToken = "not-a-secret";
    public const string From = "+14155550100";
    public const string To = "+14155550123";
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private TelephoneNetworkFixture(TelephoneNetwork network, CustomerServer customer, TestCallee callee)
    {
        Network = network;
        Customer = customer;
        Callee = callee;
        Http = new HttpClient { BaseAddress = network.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));
    }

    public TelephoneNetwork Network { get; }

    public CustomerServer Customer { get; }

    public TestCallee Callee { get; }

    public HttpClient Http { get; }

    public static string CallsPath => $"/2010-04-01/Accounts/{AccountSid}/Calls.json";

    public static string Connect(string attributes = "url=\"wss://" + Host + "/media\"", string inside = "", string after = "") =>
        $"""<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream {attributes}>{inside}</Stream></Connect>{after}</Response>""";

    public static async Task<TelephoneNetworkFixture> StartAsync(TestCallee? callee = null, Func<TelephoneNetworkOptions, TelephoneNetworkOptions>? change = null, TimeProvider? clock = null)
    {
        callee ??= new TestCallee();
        CustomerServer customer = await CustomerServer.StartAsync();
        TelephoneNetworkOptions options = new()
        {
            AccountSid = AccountSid,
            AuthToken = AuthToken,
            OwnedNumbers = [From],
            FindCallee = number => number == To ? callee : null,
            Tunnels = new Dictionary<string, Uri> { [Host] = customer.Origin },
            // 200 s are ten real seconds. The first request of a process is slow.
            WebhookTimeout = TimeSpan.FromSeconds(200),
            StreamConnectTimeout = TimeSpan.FromSeconds(200),
            StreamCloseTimeout = TimeSpan.FromSeconds(100),
        };
        TelephoneNetwork network = await TelephoneNetwork.StartAsync(
            change?.Invoke(options) ?? options,
            clock ?? new RehearsalClock(20),
            NullLoggerFactory.Instance,
            CancellationToken.None);
        return new TelephoneNetworkFixture(network, customer, callee);
    }

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<(string Name, string Value)> fields) =>
        Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Requests a call with the default fields; the given fields replace or extend them.</summary>
    public Task<HttpResponseMessage> CreateAsync(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] defaults = [("To", To), ("From", From), ("Url", $"https://{Host}/twiml")];
        return PostAsync(
            CallsPath,
            defaults.Where(field => fields.All(given => given.Name != field.Name)).Concat(fields).Where(field => field.Value != "(absent)"));
    }

    public async Task<TelephoneCall> PlaceAsync(params (string Name, string Value)[] fields)
    {
        HttpResponseMessage response = await CreateAsync(fields);
        JsonElement call = await ReadJsonAsync(response);
        ((int)response.StatusCode).ShouldBe(201, call.ToString());
        return Network.Calls[call.GetProperty("sid").GetString()!];
    }

    /// <summary>Places a call with callbacks for every event.</summary>
    public Task<TelephoneCall> PlaceWithCallbacksAsync(params (string Name, string Value)[] fields) => PlaceAsync(
    [
        ("StatusCallback", $"https://{Host}/status"),
        .. new[] { "initiated", "ringing", "answered", "completed" }.Select(name => ("StatusCallbackEvent", name)),
        .. fields,
    ]);

    /// <summary>Places a call that connects a stream, and reads up to the <c>start</c> message.</summary>
    public async Task<(TelephoneCall Call, StreamSession Stream)> ConnectAsync(string? twiml = null, params (string Name, string Value)[] fields)
    {
        Customer.Twiml = twiml ?? Connect();
        TelephoneCall call = await PlaceWithCallbacksAsync(fields);
        StreamSession stream = await Customer.NextStreamAsync();
        await stream.NextAsync("start");
        return (call, stream);
    }

    /// <summary>Places a call whose stream connects to a raw server, and waits for the end of the call.</summary>
    public async Task<TelephoneCall> CallRawServerAsync(RawServer server)
    {
        Network.OpenTunnel("raw.example.com", server.Origin);
        Customer.Twiml = Connect("url=\"wss://raw.example.com/media\"");
        TelephoneCall call = await PlaceAsync();
        await WaitForEndAsync(call);
        return call;
    }

    public Task<HttpResponseMessage> UpdateAsync(TelephoneCall call, params (string Name, string Value)[] fields) =>
        PostAsync($"/2010-04-01/Accounts/{AccountSid}/Calls/{call.Sid}.json", fields);

    public async Task<JsonElement> FetchAsync(TelephoneCall call) =>
        await ReadJsonAsync(await Http.GetAsync($"/2010-04-01/Accounts/{AccountSid}/Calls/{call.Sid}.json"));

    public static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    public static Task WaitForEndAsync(TelephoneCall call) => call.Ended.WaitAsync(Timeout);

    /// <summary>Polls until a condition is true.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(2));
        using CancellationTokenSource timeout = new(Timeout);
        while (!condition())
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Network.DisposeAsync();
        await Customer.DisposeAsync();
    }
}
