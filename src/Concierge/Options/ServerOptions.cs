using System.Net;

namespace Concierge.Options;

/// <summary>The web server, and the servers beside it.</summary>
public sealed record ServerOptions
{
    /// <summary><c>PORT</c>, 1 to 65535 (0 takes a free one).</summary>
    public int Port { get; init; } = 8080;

    /// <summary>
    /// <c>TRUSTED_PROXIES</c>: where the proxies before the server are, whose <c>X-Forwarded-For</c> is believed; <see langword="null"/>: on this machine if
    /// there is a <c>PUBLIC_DOMAIN</c>, else nowhere.
    /// </summary>
    public IReadOnlyList<IPNetwork>? TrustedProxies { get; init; }

    /// <summary><c>CONCIERGE_API_KEY</c>: the bearer key of the API.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>CONCIERGE_SERVER_URL</c>: a running server for the command line to use.</summary>
    public Uri? ServerUrl { get; init; }

    /// <summary>The cluster to which this server belongs; <see langword="null"/>: this server is alone.</summary>
    public ClusterOptions? Cluster { get; init; }

    /// <summary><c>DRAIN_SECONDS</c>, 0 to 3600: how long the calls of a server that is being stopped may continue.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>
    /// <c>DRAIN_MIN_SECONDS</c>, 0 to 60: how long a server that is being stopped serves requests at least, although its calls have ended or are elsewhere:
    /// until then load balancers still send it some. By default five seconds in a cluster; nothing for a server that is alone.
    /// </summary>
    public TimeSpan MinDrain { get; init; }

    /// <summary><c>PROCESS_TUNING</c>: whether the process is tuned for audio.</summary>
    public bool ProcessTuning { get; init; } = true;
}
