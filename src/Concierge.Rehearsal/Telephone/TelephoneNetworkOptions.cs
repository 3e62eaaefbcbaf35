namespace Concierge.Rehearsal.Telephone;

/// <summary>How the stand-in for Twilio is set up.</summary>
public sealed record TelephoneNetworkOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The one account: <c>AC</c> and 32 hexadecimal digits.</summary>
    public required string AccountSid { get; init; }

    /// <summary>The account's secret: the password of the REST API, and the key of every signature.</summary>
    public required string AuthToken { get; init; }

    /// <summary>The numbers the account owns, in E.164: the only ones allowed as <c>From</c>.</summary>
    public required IReadOnlyCollection<string> OwnedNumbers { get; init; }

    /// <summary>The phone book: who answers a number (E.164), or null when nobody has it.</summary>
    public required Func<string, ICallee?> FindCallee { get; init; }

    /// <summary>
    /// Public <c>host[:port]</c> to the origin behind it, such as <c>http://127.0.0.1:8080</c>: the network plays the tunnel as well.
    /// A host without a tunnel cannot be reached. <see cref="TelephoneNetwork.OpenTunnel"/> adds more.
    /// </summary>
    public IReadOnlyDictionary<string, Uri> Tunnels { get; init; } = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a listener for each answered call; it may return null.</summary>
    public Func<TelephoneCall, ICallTap?>? CreateTap { get; init; }

    /// <summary>
    /// Speaks the text of a <c>&lt;Say&gt;</c>: 8 kHz, 16-bit mono. Without it the callee hears silence of about that length.
    /// It is called in the background and may take its time.
    /// </summary>
    public Func<string, short[]>? SynthesizeSpeech { get; init; }

    /// <summary>How many calls may be created per second before 429 is answered; null is no limit.</summary>
    public int? CallsPerSecond { get; init; }

    /// <summary>Whether what Twilio only warns of (12200, 31950, 31951) ends the call with that error.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>A fault to rehearse: every status callback is delivered twice, as may happen in production.</summary>
    public bool RepeatStatusCallbacks { get; init; }

    /// <summary>How long a webhook may take. Twilio gives 15 s.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a media stream's handshake may take.</summary>
    public TimeSpan StreamConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a media stream may take to close after <c>stop</c> before it is cut.</summary>
    public TimeSpan StreamCloseTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
