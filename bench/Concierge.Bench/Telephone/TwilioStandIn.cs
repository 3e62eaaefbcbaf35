using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Concierge.Bench.Telephone;

/// <summary>
/// Stand-in for Twilio's REST API and webhooks: accepts calls, reports their progress, fetches TwiML and signs requests. It also accepts the exported
/// metrics.
/// </summary>
internal sealed class TwilioStandIn : IDisposable
{
    /// <summary>The account SID.</summary>
    public const string AccountSid = "AC00000000000000000000000000000000";

    /// <summary>The auth token of the account.</summary>
    public const string AuthToken = "bench-auth-token-0123456789";

    /// <summary>The public host name of the program under test.</summary>
    public const string Domain = "bench.example";

    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<string, string> _sids = new(StringComparer.Ordinal);
    private int _calls;

    public TwilioStandIn()
    {
        Port = FindFreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Finds a free port.</summary>
    public static int FindFreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Reports a call as ringing and then as answered, and fetches its TwiML.</summary>
    /// <param name="port">The port of the program.</param>
    /// <param name="callId">The program's id of the call.</param>
    /// <param name="ring">The time from ringing to the answer.</param>
    public async Task<MediaStreamParameters> AnswerAsync(int port, string callId, TimeSpan ring)
    {
        var sid = _sids[callId];
        await ReportAsync(port, callId, sid, "ringing");
        await Task.Delay(ring, TimeProvider.System);
        await ReportAsync(port, callId, sid, "in-progress");
        var path = $"/twiml?call_id={callId}";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{path}");
        request.Headers.Add("X-Twilio-Signature", Sign($"https://{Domain}{path}", []));
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var stream = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("Stream").Single();
        var parameters = stream.Elements("Parameter").ToDictionary(parameter => parameter.Attribute("name")!.Value, parameter => parameter.Attribute("value")!.Value, StringComparer.Ordinal);
        var address = stream.Attribute("url")!.Value;
        var signature = $"X-Twilio-Signature: {Sign(address, [])}\r\n";
        return new MediaStreamParameters(AccountSid, sid, JsonSerializer.Serialize(parameters), signature, new Uri(address).AbsolutePath);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Close();
        _http.Dispose();
    }

    private async Task ReportAsync(int port, string callId, string sid, string status)
    {
        KeyValuePair<string, string>[] form = [new("AccountSid", AccountSid), new("CallSid", sid), new("CallStatus", status)];
        var path = $"/twilio-status?call_id={callId}";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}{path}") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", Sign($"https://{Domain}{path}", form));
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The listener closes at the end of the run.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            await context.Request.InputStream.CopyToAsync(Stream.Null);
            context.Response.Close();
            return;
        }

        using var reader = new StreamReader(context.Request.InputStream);
        var form = await reader.ReadToEndAsync();
        string sid;
        if (path.EndsWith("/Calls.json", StringComparison.Ordinal))
        {
            sid = $"CA{Interlocked.Increment(ref _calls):x32}";
            var url = form.Split('&').Select(field => field.Split('=')).First(field => field[0] == "Url")[1];
            _sids[new Uri(WebUtility.UrlDecode(url)).Query["?call_id=".Length..]] = sid;
            context.Response.StatusCode = (int)HttpStatusCode.Created;
        }
        else
        {
            sid = path.Split('/')[^1].Split('.')[0];
        }

        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes($$"""{"sid":"{{sid}}","status":"queued","account_sid":"{{AccountSid}}"}"""), willBlock: false);
    }

    private static string Sign(string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            signed.Append(name).Append(value);
        }

#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(AuthToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }
}
