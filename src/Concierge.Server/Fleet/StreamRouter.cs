using System.Net.WebSockets;
using Concierge.Calls;
using Concierge.Calls.Fleet;
using Concierge.Calls.Lifecycle;
using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Concierge.Media.Tuning;
using Concierge.Server.Streams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Fleet;

/// <summary>Accepts a media stream, reads the call's id from its first messages, and connects it to the server that owns the call.</summary>
internal sealed class StreamRouter(
    CallOwnershipRegistry fleet,
    PeerRegistry peers,
    StreamRelay relay,
    TwilioHandler handler,
    IHostApplicationLifetime lifetime,
    ProcessTuning tuning,
    TimeProvider timeProvider)
{
    private const int MaxMessageBytes = 64 * 1024;

    // Twilio sends "connected" and then "start". The handler refuses anything else.
    private const int MaxOpeningMessages = 4;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Serves the stream until it ends. Its signature must have been checked.</summary>
    public async Task RunAsync(HttpContext context)
    {
        using var accepted = await context.WebSockets.AcceptWebSocketAsync();
        List<WebSocketMessage> opening = [];
        var callId = await ReadOpeningAsync(accepted, opening);
        using var socket = new ReplayingWebSocket(accepted, opening);
        if (callId is not null && !fleet.IsOwner(callId))
        {
            if (await peers.FindOwnerAsync(callId, context.RequestAborted) is { } owner && await relay.TryRunAsync(context, socket, owner))
            {
                return;
            }

            fleet.TryAdopt(callId);
        }

        var connection = CoalescingUpgradeFeature.GetConnection(context);
        await handler.RunAsync(socket, connection with { Socket = tuning.GetTunable(connection.Socket) }, lifetime.ApplicationStopped);
    }

    private async Task<string?> ReadOpeningAsync(WebSocket socket, List<WebSocketMessage> opening)
    {
        using var receiver = new WebSocketReceiver(socket, MaxMessageBytes);
        using var deadline = new CancellationTokenSource(StartTimeout, timeProvider);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, deadline.Token);
        try
        {
            while (opening.Count < MaxOpeningMessages)
            {
                var message = await receiver.ReceiveAsync(waiting.Token);
                if (message.Kind is ReceivedMessageKind.Close or ReceivedMessageKind.TooLarge)
                {
                    return null;
                }

                var isText = message.Kind == ReceivedMessageKind.Text;
                opening.Add(new WebSocketMessage(message.Data.ToArray(), isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary));
                if (isText && MediaStreamMessage.Read(message.Data.Span).Kind == MediaStreamMessageKind.Start)
                {
                    return ReadCallId(message.Data);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The handler gets the same error and logs it.
        }

        return null;
    }

    private static string? ReadCallId(ReadOnlyMemory<byte> start) =>
        MediaStreamStart.Read(start) is { } read
        && read.CustomParameters.TryGetValue(TwilioHandler.CallIdParameter, out var callId)
        && CallIds.IsId(callId) ? callId : null;
}
