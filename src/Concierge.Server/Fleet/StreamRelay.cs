using System.Buffers;
using System.Net.WebSockets;
using Concierge.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>
/// Relays a media stream to the server that owns its call, frame by frame in both directions. A close of one side closes the other side; a
/// broken connection breaks the other.
/// </summary>
internal sealed partial class StreamRelay(IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<StreamRelay> logger)
{
    // The only buffer of one direction: a slow reader slows down the other side.
    private const int BufferBytes = 16 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Relays the stream until it ends.</summary>
    /// <param name="context">Twilio's request.</param>
    /// <param name="twilio">Twilio's socket, from which nothing has been read.</param>
    /// <param name="owner">The peer that owns the call.</param>
    /// <returns>Whether the peer accepted the stream. If not, nothing has been read from it.</returns>
    public async Task<bool> TryRunAsync(HttpContext context, WebSocket twilio, PeerClient owner)
    {
        using var peerSocket = new ClientWebSocket();
        if (!await TryConnectAsync(peerSocket, owner, context))
        {
            return false;
        }

        LogRelaying(owner.Address);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        Task[] pumps = [PumpAsync(twilio, peerSocket, ending), PumpAsync(peerSocket, twilio, ending)];
        await Task.WhenAll(pumps);
        LogRelayed(owner.Address);
        return true;
    }

    private async Task<bool> TryConnectAsync(ClientWebSocket peerSocket, PeerClient owner, HttpContext context)
    {
        peerSocket.Options.SetRequestHeader(TwilioSignature.HeaderName, context.Request.Headers[TwilioSignature.HeaderName].ToString());
        peerSocket.Options.SetRequestHeader(PeerClient.ForwardedHeader, "1");
        peerSocket.Options.Proxy = null;
        using var deadline = new CancellationTokenSource(ConnectTimeout, timeProvider);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, deadline.Token);
        var scheme = owner.Address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        var address = new UriBuilder(new Uri(owner.Address, context.Request.Path)) { Scheme = scheme };
        try
        {
            await peerSocket.ConnectAsync(address.Uri, connecting.Token);
            return true;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            LogRefused(owner.Address, exception.GetType().Name);
            return false;
        }
    }

    private async Task PumpAsync(WebSocket from, WebSocket to, CancellationTokenSource ending)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (true)
            {
                var part = await from.ReceiveAsync(buffer.AsMemory(), ending.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await to.CloseOutputAsync(GetSendableStatus(from.CloseStatus), from.CloseStatusDescription, ending.Token);
                    ending.CancelAfter(CloseTimeout);
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, ending.Token);
            }
        }
        catch (Exception exception) when (exception
            is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            LogBroken(exception.GetType().Name);
            from.Abort();
            to.Abort();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // RFC 6455: 1005 and 1006 mean that there was no close code. They must not be sent.
    private static WebSocketCloseStatus GetSendableStatus(WebSocketCloseStatus? status) =>
        status is null or WebSocketCloseStatus.Empty or (WebSocketCloseStatus)1006 ? WebSocketCloseStatus.NormalClosure : status.Value;

    [LoggerMessage(2631, LogLevel.Information, "A media stream is relayed to {Address}")]
    private partial void LogRelaying(Uri address);

    [LoggerMessage(2632, LogLevel.Information, "A media stream that was relayed to {Address} has ended")]
    private partial void LogRelayed(Uri address);

    [LoggerMessage(2633, LogLevel.Warning, "A media stream could not be relayed to {Address} ({Cause})")]
    private partial void LogRefused(Uri address, string cause);

    [LoggerMessage(2634, LogLevel.Debug, "A relayed media stream broke ({Cause})")]
    private partial void LogBroken(string cause);
}
