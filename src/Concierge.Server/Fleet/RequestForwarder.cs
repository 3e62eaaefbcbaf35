using Concierge.Twilio;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Concierge.Server.Fleet;

/// <summary>Passes a request on to the peer that holds its call, and the peer's answer back.</summary>
internal sealed partial class RequestForwarder(TimeProvider time, ILogger<RequestForwarder> logger)
{
    private const int Piece = 4096;

    // Twilio waits fifteen seconds for an answer.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private static readonly string[] RequestHeaders = [TwilioSignature.HeaderName, HeaderNames.Authorization, HeaderNames.Accept, "Last-Event-ID"];
    private static readonly string[] ResponseHeaders = [HeaderNames.CacheControl, HeaderNames.Location, HeaderNames.WWWAuthenticate];

    /// <summary>Passes a request on.</summary>
    /// <returns>Whether the peer answered; if not, nothing has been sent to whoever asked.</returns>
    public async Task<bool> TryForwardAsync(HttpContext context, FleetPeer peer)
    {
        using var request = await RequestAsync(context, peer);
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        HttpResponseMessage answer;
        try
        {
            answer = await peer.PassOnAsync(request, waiting.Token);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            LogUnreachable(peer.Address, unreachable.GetType().Name);
            return false;
        }

        using (answer)
        {
            await AnswerAsync(context, answer);
        }

        return true;
    }

    private static async Task<HttpRequestMessage> RequestAsync(HttpContext context, FleetPeer peer)
    {
        // As it stands, for the signature's sake; behind the peer's own authority, whatever it may hold.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{peer.Address.GetLeftPart(UriPartial.Authority)}{target}");
        foreach (var name in RequestHeaders)
        {
            if (context.Request.Headers.TryGetValue(name, out var values))
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        if (context.Request.HasFormContentType)
        {
            // It was read for its signature, which holds for the fields and not for how they are written.
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            request.Content = new FormUrlEncodedContent(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, context.Request.ContentType);
        }

        return request;
    }

    private async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
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
            await CopyAsync(answer, context.Response, context.RequestAborted);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            // Whoever follows a call's events has to see that they broke off, not that they ended.
            LogBroken(broken.GetType().Name);
            context.Abort();
        }
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var source = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var piece = new byte[Piece];
        while (await source.ReadAsync(piece, cancellationToken) is var length and > 0)
        {
            await response.Body.WriteAsync(piece.AsMemory(0, length), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    [LoggerMessage(2621, LogLevel.Warning, "A request could not be passed on to {Address} ({Cause})")]
    private partial void LogUnreachable(Uri address, string cause);

    [LoggerMessage(2622, LogLevel.Debug, "An answer of a peer broke off ({Cause})")]
    private partial void LogBroken(string cause);
}
