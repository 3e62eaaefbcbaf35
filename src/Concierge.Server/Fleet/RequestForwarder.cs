using Concierge.Server.Security;
using Concierge.Twilio;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Concierge.Server.Fleet;

/// <summary>Forwards a request to the peer that owns its call, and returns the peer's response.</summary>
internal sealed partial class RequestForwarder(TimeProvider timeProvider, ILogger<RequestForwarder> logger)
{
    private const int BufferBytes = 4096;

    // Twilio's own timeout is fifteen seconds.
    private static readonly TimeSpan ForwardTimeout = TimeSpan.FromSeconds(10);

    private static readonly string[] RequestHeaders = [TwilioSignature.HeaderName, HeaderNames.Authorization, HeaderNames.Accept, "Last-Event-ID"];
    private static readonly string[] ResponseHeaders = [HeaderNames.CacheControl, HeaderNames.Location, HeaderNames.WWWAuthenticate];

    /// <summary>Forwards a request.</summary>
    /// <returns>Whether the peer answered. If not, no response has been sent to the client.</returns>
    public async Task<bool> TryForwardAsync(HttpContext context, PeerClient peer)
    {
        using var request = CreateRequest(context, peer);
        using var deadline = new CancellationTokenSource(ForwardTimeout, timeProvider);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        HttpResponseMessage answer;
        try
        {
            answer = await peer.ForwardAsync(request, waiting.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            LogUnreachable(peer.Address, exception.GetType().Name);
            return false;
        }

        using (answer)
        {
            await CopyResponseAsync(context, answer);
        }

        return true;
    }

    private static HttpRequestMessage CreateRequest(HttpContext context, PeerClient peer)
    {
        // The raw target, because the signature covers it, with the peer's authority.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{peer.Address.GetLeftPart(UriPartial.Authority)}{target}");
        foreach (var name in RequestHeaders)
        {
            if (context.Request.Headers.TryGetValue(name, out var values))
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            // Twilio's body was read to check its signature.
            request.Content = context.Features.Get<TwilioRequestBody>() is { } read
                ? new ByteArrayContent(read.Content)
                : new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, context.Request.ContentType);
        }

        return request;
    }

    private async Task CopyResponseAsync(HttpContext context, HttpResponseMessage answer)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var name in ResponseHeaders)
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        try
        {
            await CopyBodyAsync(answer, context.Response, context.RequestAborted);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // A client that follows a call's events must see a broken connection, not the end of the events.
            LogBroken(exception.GetType().Name);
            context.Abort();
        }
    }

    private static async Task CopyBodyAsync(HttpResponseMessage answer, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var source = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferBytes];
        while (await source.ReadAsync(buffer, cancellationToken) is var length and > 0)
        {
            await response.Body.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    [LoggerMessage(2621, LogLevel.Warning, "A request could not be forwarded to {Address} ({Cause})")]
    private partial void LogUnreachable(Uri address, string cause);

    [LoggerMessage(2622, LogLevel.Debug, "The response of a peer broke ({Cause})")]
    private partial void LogBroken(string cause);
}
