using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Hands a client's session over to a real voice model: every message of both sides goes through unchanged.</summary>
internal sealed class VoiceModelRelay(VoiceModelUpstream upstream, TimeProvider timeProvider, ILogger logger)
{
    private const int BufferBytes = 64 * 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Serves the client until either side closes the connection. A service that refuses the connection is answered with its status.</summary>
    /// <param name="context">The client's request, which has been authorized.</param>
    /// <param name="subProtocol">The sub-protocol to accept; null for none.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    public async Task RunAsync(HttpContext context, string? subProtocol, CancellationToken cancellationToken)
    {
        using ClientWebSocket service = new();
        service.Options.CollectHttpResponseDetails = true;
        service.Options.SetRequestHeader("Authorization", $"Bearer {upstream.ApiKey}");
        try
        {
            await service.ConnectAsync(GetAddress(context.Request), cancellationToken);
        }
        catch (WebSocketException exception)
        {
            logger.LogUpstreamRefused(exception, upstream.BaseAddress.Host);
            var status = (int)service.HttpStatusCode;
            context.Response.StatusCode = status >= StatusCodes.Status400BadRequest ? status : StatusCodes.Status502BadGateway;
            return;
        }

        using var client = await context.WebSockets.AcceptWebSocketAsync(subProtocol);
        var upwards = CopyAsync(client, service, cancellationToken);
        var downwards = CopyAsync(service, client, cancellationToken);
        try
        {
            await Task.WhenAny(upwards, downwards);
            await Task.WhenAll(upwards, downwards).WaitAsync(CloseTimeout, timeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException or OperationCanceledException)
        {
            logger.LogSocketFailed(exception, "(handed over)");
        }

        client.Abort();
        service.Abort();
        await Task.WhenAll(upwards, downwards).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Uri GetAddress(HttpRequest request) => new UriBuilder(upstream.BaseAddress)
    {
        Scheme = upstream.BaseAddress.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
        Path = $"{upstream.BaseAddress.AbsolutePath.TrimEnd('/')}/realtime",
        Query = request.QueryString.Value,
    }.Uri;

    private static async Task CopyAsync(WebSocket source, WebSocket destination, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        while (true)
        {
            var part = await source.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await destination.CloseOutputAsync(
                    source.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? status : WebSocketCloseStatus.NormalClosure,
                    source.CloseStatusDescription,
                    cancellationToken);
                return;
            }

            await destination.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, cancellationToken);
        }
    }
}
