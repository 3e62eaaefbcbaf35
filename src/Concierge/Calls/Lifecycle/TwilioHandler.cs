using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Concierge.Calls.Listening;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Concierge.Media.Tuning;
using Concierge.Telemetry;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>Serves media streams from Twilio: finds the call of a stream and connects its audio to the call's voice bridge until either side ends it.</summary>
public sealed partial class TwilioHandler
{
    /// <summary>The TwiML parameter with the call's id.</summary>
    public const string CallIdParameter = "call_id";

    /// <summary>The TwiML parameter that proves that the stream belongs to a call of this program.</summary>
    public const string SecretParameter = "secret";

    /// <summary>The parameter of a stream that a redirect opened, with the redirect.</summary>
    public const string RedirectParameter = "redirect";

    private const int MaxMessageBytes = 64 * 1024;

    // A client that sends this many invalid messages is not Twilio.
    private const int MaxInvalidMessages = 50;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly CallManager _calls;
    private readonly ConciergeMetrics _metrics;
    private readonly FrameCoalescerFactory _coalescers;
    private readonly ICallOwnership _ownership;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<TwilioHandler> _logger;

    /// <summary>Creates a handler. It serves any number of streams.</summary>
    internal TwilioHandler(
        CallManager calls,
        ConciergeMetrics metrics,
        FrameCoalescerFactory coalescers,
        ICallOwnership ownership,
        TimeProvider timeProvider,
        ILogger<TwilioHandler> logger)
    {
        _coalescers = coalescers;
        _ownership = ownership;
        _calls = calls;
        _metrics = metrics;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Serves a stream until it ends, then closes the socket.</summary>
    /// <param name="socket">The accepted WebSocket. The signature of the upgrade request must have been checked.</param>
    /// <param name="connection">The connection of the WebSocket.</param>
    /// <param name="cancellationToken">Cancelled when the server stops.</param>
    internal async Task RunAsync(WebSocket socket, MediaStreamConnection connection, CancellationToken cancellationToken)
    {
        LogConnected();
        using var receiver = new WebSocketReceiver(socket, MaxMessageBytes);
        using var sender = new WebSocketSender(socket, connection.Stream);
        if (await StartAsync(receiver, cancellationToken) is not var (session, start, redirect))
        {
            await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation);
            return;
        }

        LogStarted(session.Call.Id);
        using var aborting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writer = CreateSink(new MediaStreamWriter(sender, start.StreamSid), session);
        var replaced = await session.OnStreamStartedAsync(writer, redirect);
        var coalescer = _coalescers.Create(new ReceiveThreshold(connection.Socket));
        InlineCompletions.SetEnabled(connection.Socket, on: true);
        var receiving = ReceiveLoopAsync(receiver, coalescer, session, writer, replaced, aborting.Token);
        await WaitUntilOverAsync(receiving, session.EndedToken, replaced, cancellationToken);
        if (replaced.IsCancellationRequested)
        {
            LogReplaced(session.Call.Id);
        }

        InlineCompletions.SetEnabled(connection.Socket, on: false);

        // Closing the socket ends <Connect>. Twilio then requests the next TwiML, which tells it to hang up.
        await CloseAsync(socket, WebSocketCloseStatus.NormalClosure);
        aborting.CancelAfter(CloseTimeout);
        await receiving;
    }

    private async Task<(CallSession Session, MediaStreamStart Start, string? Redirect)?> StartAsync(
        WebSocketReceiver receiver, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(StartTimeout, _timeProvider);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            for (var received = 0; received < MaxInvalidMessages; received++)
            {
                var message = await receiver.ReceiveAsync(waiting.Token);
                if (message.Kind is ReceivedMessageKind.Close or ReceivedMessageKind.TooLarge)
                {
                    return null;
                }

                if (message.Kind == ReceivedMessageKind.Text && MediaStreamMessage.Read(message.Data.Span).Kind == MediaStreamMessageKind.Start)
                {
                    return FindCall(message.Data);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            LogNeverStarted();
        }

        return null;
    }

    private (CallSession Session, MediaStreamStart Start, string? Redirect)? FindCall(ReadOnlyMemory<byte> message)
    {
        var parameters = MediaStreamStart.ReadParameters(message);
        if (!parameters.TryGetValue(CallIdParameter, out var callId) || !_calls.TryGetSession(callId, out var session))
        {
            LogUnknownCall();
            return null;
        }

        if (MediaStreamStart.Read(message) is not { } start)
        {
            session.OnStreamRefused(CallErrors.StreamUnreadable);
            return null;
        }

        if (!parameters.TryGetValue(SecretParameter, out var secret)
            || !IsSameSecret(secret, session.Call.Secret)
            || (session.Call.CallSid is { } callSid && callSid != start.CallSid)
            || session.Call.Ending is not null)
        {
            LogUnknownCall();
            session.OnStreamRefused(CallErrors.StreamRefused);
            return null;
        }

        return (session, start, parameters.GetValueOrDefault(RedirectParameter));
    }

    private ListenedAudioSink CreateSink(MediaStreamWriter writer, CallSession session) =>
        new(_ownership is SoleCallOwnership ? writer : new GuardedAudioSink(writer, session.Call, _ownership), session.Listeners);

    private static bool IsSameSecret(string actual, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));

    private async Task ReceiveLoopAsync(
        WebSocketReceiver receiver,
        FrameCoalescer coalescer,
        CallSession session,
        IAudioSink writer,
        CancellationToken replaced,
        CancellationToken cancellationToken)
    {
        var counts = new FrameCounts();
        var stopped = false;
        try
        {
            while (counts.Refused < MaxInvalidMessages)
            {
                var receiving = receiver.ReceiveAsync(cancellationToken);
                if (!receiving.IsCompleted)
                {
                    coalescer.SetAwaitedFrames(session.Bridge.AwaitedFrames);
                }

                var message = await receiving;
                if (message.Kind == ReceivedMessageKind.Close || replaced.IsCancellationRequested)
                {
                    break;
                }

                if (!_ownership.IsCertain && !await _ownership.ConfirmAsync(session.Call, cancellationToken))
                {
                    break;
                }

                if (message.Kind == ReceivedMessageKind.TooLarge)
                {
                    counts.Refused = MaxInvalidMessages;
                    break;
                }

                if (message.Kind == ReceivedMessageKind.Binary)
                {
                    counts.Refused++;
                    continue;
                }

                if (await HandleAsync(message.Data, coalescer, session, counts))
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
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException)
        {
            LogBroken(exception, session.Call.Id);
        }
        finally
        {
            await InlineCompletions.SwitchToThreadPool();
            _coalescers.Remove(coalescer);
            _metrics.RecordStreamEnded(counts.Media, counts.Refused);
            LogStopped(session.Call.Id, counts.Media, counts.Refused);
            if (counts.Refused >= MaxInvalidMessages)
            {
                session.OnStreamUnreadable(writer);
            }

            session.OnStreamEnded(writer, stopped);
        }
    }

    /// <returns>Whether the stream has stopped.</returns>
    private ValueTask<bool> HandleAsync(ReadOnlyMemory<byte> data, FrameCoalescer coalescer, CallSession session, FrameCounts counts)
    {
        var message = MediaStreamMessage.Read(data.Span);
        switch (message.Kind)
        {
            case MediaStreamMessageKind.Media:
                counts.Media++;
                coalescer.RecordFrame(data.Length);
                var forwarded = session.OnCalleeAudioAsync(message.Payload, message.Timestamp);
                return forwarded.IsCompletedSuccessfully ? ValueTask.FromResult(false) : AwaitThenContinueAsync(forwarded);
            case MediaStreamMessageKind.Mark:
                if (PlaybackMark.TryParse(message.MarkName, out var mark))
                {
                    session.Bridge.OnMark(mark);
                }

                break;
            case MediaStreamMessageKind.Stop:
                return ValueTask.FromResult(true);
            case MediaStreamMessageKind.Invalid:
                counts.Refused++;
                break;
            case MediaStreamMessageKind.Dtmf:
                LogKeyPressed(session.Call.Id);
                break;
        }

        return ValueTask.FromResult(false);
    }

    private static async ValueTask<bool> AwaitThenContinueAsync(ValueTask forwarded)
    {
        await forwarded;
        return false;
    }

    private static async Task WaitUntilOverAsync(Task receiving, CancellationToken ended, CancellationToken replaced, CancellationToken stopping)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onEnd = ended.Register(() => over.TrySetResult());
        await using var onReplacement = replaced.Register(() => over.TrySetResult());
        await using var onStop = stopping.Register(() => over.TrySetResult());
        await Task.WhenAny(receiving, over.Task);
    }

    private async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var deadline = new CancellationTokenSource(CloseTimeout, _timeProvider);
                await socket.CloseOutputAsync(status, null, deadline.Token);
            }
        }
        catch (Exception exception) when (exception
            is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            LogCloseFailed(exception);
        }
    }

    private sealed class FrameCounts
    {
        public long Media { get; set; }

        public long Refused { get; set; }
    }
}
