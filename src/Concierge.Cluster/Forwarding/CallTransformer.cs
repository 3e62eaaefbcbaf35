using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Concierge.Cluster.Forwarding;

/// <summary>Forwards a request as it came, with the target that Twilio has signed, and recognizes the answer of a server that does not own the call.</summary>
internal sealed class CallTransformer : HttpTransformer
{
    /// <summary>The header of forwarded requests. A request with this header is not forwarded again.</summary>
    public const string ForwardedHeader = "Concierge-Forwarded";

    private static readonly object Misdirected = new();

    /// <summary>Whether the server that was asked does not own the call. Nothing has been sent to the client then.</summary>
    public static bool WasMisdirected(HttpContext context) => context.Items.Remove(Misdirected);

    /// <inheritdoc/>
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var target = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        proxyRequest.RequestUri = new Uri($"{destinationPrefix.TrimEnd('/')}{target}");

        // The name that the client asked for: the cookie of a browser, and what it says of its page, are for that one.
        proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        proxyRequest.Headers.Remove(ForwardedHeader);
        proxyRequest.Headers.Add(ForwardedHeader, "1");
    }

    /// <inheritdoc/>
    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse?.StatusCode != System.Net.HttpStatusCode.MisdirectedRequest)
        {
            return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }

        httpContext.Items[Misdirected] = true;
        return ValueTask.FromResult(false);
    }
}
