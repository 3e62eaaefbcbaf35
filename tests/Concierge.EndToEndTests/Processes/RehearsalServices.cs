using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

/// <summary><c>concierge rehearse-services</c> as a child process: the stand-ins for Twilio and OpenAI.</summary>
internal sealed class RehearsalServices : IAsyncDisposable
{
    /// <summary>The host name at which the simulated telephone network reaches the server under test.</summary>
    public const string PublicDomain = "concierge.example";

    private static readonly string[] PrintedSettings = ["TWILIO_", "OPENAI_", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];

    private readonly ConciergeProcess _process;
    private readonly HttpClient _http;

    private RehearsalServices(ConciergeProcess process, Dictionary<string, string> settings)
    {
        _process = process;
        Settings = settings;
        _http = CreateClient(settings.GetValueOrDefault("SSL_CERT_FILE"));
        _http.BaseAddress = new Uri(settings["TWILIO_BASE_URL"]);
    }

    /// <summary>The settings that it prints for its clients, and those of a restaurant to call.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public string AuthToken => Settings["TWILIO_AUTH_TOKEN"];

    /// <summary>Starts the stand-ins with a tunnel to a server that will listen on <paramref name="serverPort"/>.</summary>
    /// <param name="home">Where they run.</param>
    /// <param name="serverPort">The port of the server under test.</param>
    /// <param name="scenario">How the restaurant behaves.</param>
    /// <param name="tls">Whether they serve https and wss.</param>
    public static async Task<RehearsalServices> StartAsync(TemporaryHome home, int serverPort, string scenario = "accepts", bool tls = false)
    {
        RehearsedRequest.SkipWithoutSpeech();
        var process = ConciergeProcess.Start(
            home,
            [
                "rehearse-services", "--telephone-port", "0", "--voice-port", "0", "--scenario", scenario,
                "--tunnel", $"{PublicDomain}=http://127.0.0.1:{serverPort}",
                "--seed", "1",
                .. tls ? (string[])["--tls"] : [],
            ]);
        await process.WaitForLineAsync(tls ? "SSL_CERT_FILE=" : "OPENAI_API_KEY=");
        var settings = process.Lines
            .Select(line => line.Trim().Split('=', 2))
            .Where(setting => setting.Length == 2)
            .Where(setting => Array.Exists(PrintedSettings, name => setting[0].StartsWith(name, StringComparison.Ordinal)))
            .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal);
        settings["PUBLIC_DOMAIN"] = PublicDomain;
        settings["AGENT_MODEL"] = "rules";
        settings["DEMO_RESTAURANT_NAME"] = "Luigi's";
        settings["DEMO_RESTAURANT_PHONE"] = "+14155550123";
        settings["CUSTOMER_NAME"] = "John Smith";
        return new RehearsalServices(process, settings);
    }

    /// <summary>Creates a client that trusts no authority but one.</summary>
    /// <param name="authorityFile">The file with the certificate of the authority; <see langword="null"/> for the trust of this machine.</param>
    public static HttpClient CreateClient(string? authorityFile)
    {
        if (authorityFile is null)
        {
            return new HttpClient();
        }

        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(authorityFile));
        return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
    }

    /// <summary>Stops the stand-ins with Ctrl-C.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync()
    {
        _process.SendSignal(PosixSignal.Interrupt);
        return _process.WaitForExitAsync();
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
