using System.Net;
using Concierge.Cluster.Membership;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Concierge.Cluster.Forwarding;

/// <summary>Forwards requests and media streams to other servers of the cluster.</summary>
internal sealed partial class CallForwarder(IHttpForwarder forwarder, ClusterCertificate certificate, ILogger<CallForwarder> logger) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    // An event stream has a comment every fifteen seconds, a media stream fifty frames a second.
    private static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = TimeSpan.FromSeconds(60),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HttpMessageInvoker _client = new(CreateHandler(certificate));
    private readonly CallTransformer _transformer = new();
    private CancellationTokenSource _streamsEnd = new();
    private int _streams;

    /// <summary>Forwards a request until it is answered, or its stream has ended.</summary>
    /// <param name="context">The request. Its body can be read again.</param>
    /// <param name="owner">The server that is believed to own the call.</param>
    /// <param name="cancellationToken">Ends the forwarding, for a media stream too.</param>
    /// <returns>Whether it was answered. If not, nothing has been sent to the client.</returns>
    public async Task<bool> TryForwardAsync(HttpContext context, Uri owner, CancellationToken cancellationToken)
    {
        Rewind(context);
        var error = await SendAsync(context, owner, cancellationToken);
        var isMisdirected = CallTransformer.WasMisdirected(context);
        if (error == ForwarderError.None && !isMisdirected)
        {
            return true;
        }

        LogFailed(owner, isMisdirected ? "NotTheOwner" : error.ToString());
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        context.Response.Clear();
        return false;
    }

    /// <summary>Ends the media streams that are forwarded now.</summary>
    /// <returns>Whether there was one.</returns>
    public bool EndStreams()
    {
        var had = Volatile.Read(ref _streams) > 0;

        // Not disposed: another request may be about to use it.
        Interlocked.Exchange(ref _streamsEnd, new CancellationTokenSource()).Cancel();
        return had;
    }

    /// <summary>Makes the body of a request that was tried to be forwarded readable again.</summary>
    public static void Rewind(HttpContext context)
    {
        if (context.Request.Body.CanSeek)
        {
            context.Request.Body.Position = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _streamsEnd.Dispose();
    }

    private async Task<ForwarderError> SendAsync(HttpContext context, Uri owner, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest != true)
        {
            return await forwarder.SendAsync(context, owner.AbsoluteUri, _client, Config, _transformer, cancellationToken);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Volatile.Read(ref _streamsEnd).Token);
        Interlocked.Increment(ref _streams);
        try
        {
            return await forwarder.SendAsync(context, owner.AbsoluteUri, _client, Config, _transformer, ended.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    private static SocketsHttpHandler CreateHandler(ClusterCertificate certificate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = ConnectTimeout,
            ActivityHeadersPropagator = null,
        };
        if (certificate.IsPresent)
        {
            handler.SslOptions = certificate.CreateClientOptions();
        }

        return handler;
    }

    [LoggerMessage(2853, LogLevel.Information, "A request could not be forwarded to {Address} ({Cause})")]
    private partial void LogFailed(Uri address, string cause);
}
