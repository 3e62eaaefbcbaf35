using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Concierge.Media.Tuning;
using Concierge.Telemetry;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>Serves one media stream from Twilio: finds the call it belongs to, and joins its audio to the call's voice bridge until either side ends it.</summary>
public sealed partial class TwilioHandler
{
    /// <summary>The TwiML parameter that names the call.</summary>
    public const string CallIdParameter = "call_id";

    /// <summary>The TwiML parameter that proves that the stream comes from a call this server placed.</summary>
    public const string SecretParameter = "secret";

    private const int LargestMessage = 64 * 1024;

    // A far end that sends this much that cannot be read is no media stream.
    private const int MostGarbage = 50;

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);

    private readonly CallManager _calls;
    private readonly ConciergeMetrics _metrics;
    private readonly FrameGatherings _gatherings;
    private readonly TimeProvider _time;
    private readonly ILogger<TwilioHandler> _logger;

    /// <summary>Creates the handler; it serves any number of streams.</summary>
    internal TwilioHandler(CallManager calls, ConciergeMetrics metrics, FrameGatherings gatherings, TimeProvider time, ILogger<TwilioHandler> logger)
    {
        _gatherings = gatherings;
        _calls = calls;
        _metrics = metrics;
        _time = time;
        _logger = logger;
    }

    /// <summary>Serves a stream until it ends. The socket is closed then.</summary>
    /// <param name="socket">The accepted WebSocket; its upgrade's signature has been checked.</param>
    /// <param name="connection">What carries it.</param>
    /// <param name="cancellationToken">The server stops.</param>
    internal async Task RunAsync(WebSocket socket, MediaStreamConnection connection, CancellationToken cancellationToken)
    {
        LogConnected();
        using var receiver = new WebSocketReceiver(socket, LargestMessage);
        using var sender = new WebSocketSender(socket, connection.Stream);
        if (await StartAsync(receiver, cancellationToken) is not var (session, start))
        {
            await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation);
            return;
        }

        LogStarted(session.Call.Id);
        using var aborting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writer = new MediaStreamWriter(sender, start.StreamSid);
        await session.StreamStartedAsync(writer);
        var gathering = _gatherings.Begin(new ReceiveThreshold(connection.Socket));
        InlineCompletions.Set(connection.Socket, on: true);
        var receiving = ReceiveAsync(receiver, gathering, session, writer, aborting.Token);
        CompilerThread.StandBack();
        await WhenFirstAsync(receiving, session.Ended, cancellationToken);

        InlineCompletions.Set(connection.Socket, on: false);

        // Closing the socket ends <Connect>: Twilio then asks what comes next, and is told to put the line down.
        await CloseAsync(socket, WebSocketCloseStatus.NormalClosure);
        aborting.CancelAfter(CloseDeadline);
        await receiving;
    }

    private async Task<(CallSession Session, MediaStreamStart Start)?> StartAsync(WebSocketReceiver receiver, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(StartDeadline, _time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            for (var received = 0; received < MostGarbage; received++)
            {
                var message = await receiver.ReceiveAsync(waiting.Token);
                if (message.Kind is ReceivedKind.Close or ReceivedKind.TooLarge)
                {
                    return null;
                }

                if (message.Kind == ReceivedKind.Text && MediaStreamMessage.Read(message.Data.Span).Kind == MediaStreamMessageKind.Start)
                {
                    return MediaStreamStart.Read(message.Data) is { } start && Find(start) is { } session ? (session, start) : null;
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException)
        {
            LogNeverStarted();
        }

        return null;
    }

    private CallSession? Find(MediaStreamStart start)
    {
        if (!start.CustomParameters.TryGetValue(CallIdParameter, out var callId)
            || !start.CustomParameters.TryGetValue(SecretParameter, out var secret)
            || !_calls.TryGetSession(callId, out var session)
            || !SameSecret(secret, session.Call.Secret)
            || (session.Call.CallSid is { } callSid && callSid != start.CallSid)
            || session.Call.Ending is not null)
        {
            LogStranger();
            return null;
        }

        return session;
    }

    private static bool SameSecret(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private async Task ReceiveAsync(WebSocketReceiver receiver, FrameGathering gathering, CallSession session, MediaStreamWriter writer, CancellationToken cancellationToken)
    {
        var counts = new FrameCounts();
        var stopped = false;
        try
        {
            while (counts.Refused < MostGarbage)
            {
                var receiving = receiver.ReceiveAsync(cancellationToken);
                if (!receiving.IsCompleted)
                {
                    gathering.Wait(session.Bridge.FramesAwaited);
                }

                var message = await receiving;
                if (message.Kind is ReceivedKind.Close or ReceivedKind.TooLarge)
                {
                    break;
                }

                if (message.Kind == ReceivedKind.Binary)
                {
                    counts.Refused++;
                    continue;
                }

                if (await HandleAsync(message.Data, gathering, session, counts))
                {
                    stopped = true;
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            LogAborted(session.Call.Id);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException)
        {
            LogBroken(broken, session.Call.Id);
        }
        finally
        {
            await InlineCompletions.Leave();
            _gatherings.End(gathering);
            _metrics.StreamEnded(counts.Media, counts.Refused);
            LogStopped(session.Call.Id, counts.Media, counts.Refused);
            session.StreamEnded(writer, stopped);
        }
    }

    /// <returns>Whether the stream has stopped.</returns>
    private ValueTask<bool> HandleAsync(ReadOnlyMemory<byte> data, FrameGathering gathering, CallSession session, FrameCounts counts)
    {
        PromptThread.Ask();
        var message = MediaStreamMessage.Read(data.Span);
        switch (message.Kind)
        {
            case MediaStreamMessageKind.Media:
                counts.Media++;
                gathering.Frame(data.Length);
                var forwarded = session.Bridge.OnCalleeAudioAsync(message.Payload, message.Timestamp);
                return forwarded.IsCompletedSuccessfully ? ValueTask.FromResult(false) : GoOnAfterAsync(forwarded);
            case MediaStreamMessageKind.Mark:
                if (PlaybackMark.TryParse(message.MarkName, out var mark))
                {
                    session.Bridge.OnMark(mark);
                }

                break;
            case MediaStreamMessageKind.Stop:
                return ValueTask.FromResult(true);
            case MediaStreamMessageKind.Garbage:
                counts.Refused++;
                break;
            case MediaStreamMessageKind.Dtmf:
                LogKeyPressed(session.Call.Id);
                break;
        }

        return ValueTask.FromResult(false);
    }

    private static async ValueTask<bool> GoOnAfterAsync(ValueTask forwarded)
    {
        await forwarded;
        return false;
    }

    private static async Task WhenFirstAsync(Task receiving, CancellationToken ended, CancellationToken stopping)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onEnd = ended.Register(() => over.TrySetResult());
        await using var onStop = stopping.Register(() => over.TrySetResult());
        await Task.WhenAny(receiving, over.Task);
    }

    private async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var deadline = new CancellationTokenSource(CloseDeadline, _time);
                await socket.CloseOutputAsync(status, null, deadline.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            LogCloseFailed(gone);
        }
    }

    private sealed class FrameCounts
    {
        public long Media { get; set; }

        public long Refused { get; set; }
    }
}
