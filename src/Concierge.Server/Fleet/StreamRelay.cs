using System.Buffers;
using System.Net.WebSockets;
using Concierge.Calls.Lifecycle;
using Concierge.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>Joins an audio stream that reached this server to the one that holds its call, frame by frame both ways. One side's close is the other's close, and a break stays a break.</summary>
internal sealed partial class StreamRelay(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StreamRelay> logger)
{
    // All that is kept of one direction: whoever reads slowly makes the other side wait.
    private const int Piece = 16 * 1024;

    private static readonly TimeSpan ConnectDeadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);

    /// <summary>Relays the stream until it ends.</summary>
    /// <param name="context">Twilio's request for the stream.</param>
    /// <param name="telephone">The stream, of which nothing has been read.</param>
    /// <param name="owner">The peer that holds the call.</param>
    /// <returns>Whether the peer took the stream; if not, nothing of it has been read.</returns>
    public async Task<bool> TryRunAsync(HttpContext context, WebSocket telephone, FleetPeer owner)
    {
        using var far = new ClientWebSocket();
        if (!await TryConnectAsync(far, owner, context.Request.Headers[TwilioSignature.HeaderName].ToString()))
        {
            return false;
        }

        LogRelaying(owner.Address);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        Task[] pumps = [PumpAsync(telephone, far, ending), PumpAsync(far, telephone, ending)];
        await Task.WhenAll(pumps);
        LogRelayed(owner.Address);
        return true;
    }

    private async Task<bool> TryConnectAsync(ClientWebSocket far, FleetPeer owner, string signature)
    {
        far.Options.SetRequestHeader(TwilioSignature.HeaderName, signature);
        far.Options.SetRequestHeader(FleetPeer.ForwardedHeader, "1");
        far.Options.Proxy = null;
        using var deadline = new CancellationTokenSource(ConnectDeadline, time);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, deadline.Token);
        var address = new UriBuilder(new Uri(owner.Address, CallDirections.StreamPath)) { Scheme = owner.Address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs };
        try
        {
            await far.ConnectAsync(address.Uri, connecting.Token);
            return true;
        }
        catch (Exception refused) when (refused is WebSocketException or OperationCanceledException)
        {
            LogRefused(owner.Address, refused.GetType().Name);
            return false;
        }
    }

    private async Task PumpAsync(WebSocket from, WebSocket to, CancellationTokenSource ending)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (true)
            {
                var part = await from.ReceiveAsync(buffer.AsMemory(), ending.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await to.CloseOutputAsync(Sendable(from.CloseStatus), from.CloseStatusDescription, ending.Token);
                    ending.CancelAfter(CloseDeadline);
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, ending.Token);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            LogBroken(broken.GetType().Name);
            from.Abort();
            to.Abort();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // 1005 and 1006 only say that there was no code; they may not be sent.
    private static WebSocketCloseStatus Sendable(WebSocketCloseStatus? status) =>
        status is null or WebSocketCloseStatus.Empty or (WebSocketCloseStatus)1006 ? WebSocketCloseStatus.NormalClosure : status.Value;

    [LoggerMessage(2631, LogLevel.Information, "A media stream is relayed to {Address}")]
    private partial void LogRelaying(Uri address);

    [LoggerMessage(2632, LogLevel.Information, "A media stream that was relayed to {Address} has ended")]
    private partial void LogRelayed(Uri address);

    [LoggerMessage(2633, LogLevel.Warning, "A media stream could not be relayed to {Address} ({Cause})")]
    private partial void LogRefused(Uri address, string cause);

    [LoggerMessage(2634, LogLevel.Debug, "A relayed media stream broke off ({Cause})")]
    private partial void LogBroken(string cause);
}
