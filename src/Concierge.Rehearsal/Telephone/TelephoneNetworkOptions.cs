using System.Security.Cryptography.X509Certificates;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The options of the stand-in for Twilio.</summary>
public sealed record TelephoneNetworkOptions
{
    /// <summary>The port on 127.0.0.1; 0 selects a free port.</summary>
    public int Port { get; init; }

    /// <summary>The certificate, with its key, for <c>https</c> and <c>wss</c>; null for <c>http</c> and <c>ws</c>.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The SID of the only account: <c>AC</c> and 32 hexadecimal digits.</summary>
    public required string AccountSid { get; init; }

    /// <summary>The account's secret: the password of the REST API and the key of the webhook signatures.</summary>
    public required string AuthToken { get; init; }

    /// <summary>The numbers of the account, in E.164. Only these are allowed as <c>From</c>.</summary>
    public required IReadOnlyCollection<string> OwnedNumbers { get; init; }

    /// <summary>Returns the callee that has a number (E.164), or null when no callee has it.</summary>
    public required Func<string, ICallee?> FindCallee { get; init; }

    /// <summary>
    /// The tunnels: from a public <c>host[:port]</c> to a local origin, such as <c>http://127.0.0.1:8080</c>.
    /// A host without a tunnel cannot be reached. <see cref="TelephoneNetwork.OpenTunnel"/> adds tunnels later.
    /// </summary>
    public IReadOnlyDictionary<string, Uri> Tunnels { get; init; } = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the tap of an answered call; it may return null.</summary>
    public Func<TelephoneCall, ICallAudioObserver?>? CreateAudioObserver { get; init; }

    /// <summary>
    /// Synthesizes the text of a <c>&lt;Say&gt;</c> as 8 kHz, 16-bit mono. When null, the callee hears silence of about the same length.
    /// The network calls it in the background, so it may block.
    /// </summary>
    public Func<string, short[]>? SynthesizeSpeech { get; init; }

    /// <summary>How many calls an application may create per second before it receives status 429; null for no limit.</summary>
    public int? CallsPerSecond { get; init; }

    /// <summary>Whether an error that Twilio only warns about (12200, 31950, 31951) ends the call.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Simulates a fault that can occur in production: the network sends each status callback twice.</summary>
    public bool RepeatStatusCallbacks { get; init; }

    /// <summary>The timeout of a webhook. Twilio's is 15 s.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The timeout of a media stream's handshake.</summary>
    public TimeSpan StreamConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the network waits for a media stream to close after <c>stop</c> before it aborts the connection.</summary>
    public TimeSpan StreamCloseTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
