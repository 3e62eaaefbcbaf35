using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Concierge.Media.Bridge;
using Concierge.Media.Transport;
using Concierge.Media.Tuning;
using Microsoft.Extensions.Logging;

namespace Concierge.Media.Realtime;

/// <summary>One session of the OpenAI Realtime API.</summary>
public sealed partial class OpenAIRealtimeSession : ITurnBasedVoiceSession
{
    // Even the events with a long transcript or the whole session are far smaller.
    private const int MaxEventBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly WebSocket _socket;
    private readonly Socket? _connection;
    private readonly RealtimeClientEventWriter _events;
    private readonly IVoiceSessionListener _listener;
    private readonly WebSocketSender _sender;
    private readonly AudioChunker _chunker;
    private readonly TimeProvider _timeProvider;
    private readonly LivenessProbe _liveness;
    private readonly RealtimeServerEventHandler _handler;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly IdCache _ids = new();
    private Task _receiving = Task.CompletedTask;
    private bool _unresponsive;
    private int _disposed;

    internal OpenAIRealtimeSession(
        WebSocket socket, Socket? connection, RealtimeClientEventWriter events, IVoiceSessionListener listener,
        TimeSpan audioChunk, TimeProvider timeProvider, ILogger logger)
    {
        _timeProvider = timeProvider;
        _liveness = new LivenessProbe(timeProvider, () => _ = SendAsync(events.Probe()).AsTask(), Abort);
        _handler = new RealtimeServerEventHandler(listener, _ids, logger);
        _socket = socket;
        _connection = connection;
        _events = events;
        _listener = listener;
        _sender = new WebSocketSender(socket);
        _chunker = new AudioChunker(audioChunk);
        _logger = logger;
    }

    /// <inheritdoc/>
    public int FramesUntilChunk
    {
        get
        {
            lock (_chunker)
            {
                return _chunker.FramesUntilChunk;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload)
    {
        // Not only the receive loop calls this method: a timer sends the silence that replaces lost frames.
        lock (_chunker)
        {
            if (!_chunker.TryAdd(payload, out var chunk))
            {
                return ValueTask.CompletedTask;
            }

            _sender.Enqueue(RealtimeClientEventWriter.AppendHead, chunk, RealtimeClientEventWriter.AppendTail, discardable: false);
        }

        return _sender.FlushAsync();
    }

    /// <inheritdoc/>
    public ValueTask CreateResponseAsync() => SendAsync(_events.ResponseCreate());

    /// <inheritdoc/>
    public ValueTask CancelResponseAsync(string responseId) => SendAsync(_events.ResponseCancel(responseId));

    /// <inheritdoc/>
    public ValueTask DeleteItemAsync(string itemId) => SendAsync(_events.ItemDelete(itemId));

    /// <inheritdoc/>
    public ValueTask AddLineAsync(string line) => AddNoteAsync(VoiceLines.FormatNote(line));

    /// <inheritdoc/>
    public ValueTask AddNoteAsync(string text) => SendAsync(_events.Message(id: null, "system", text));

    /// <inheritdoc/>
    public ValueTask TruncateAsync(string itemId, int contentIndex, int audioEndMs) => SendAsync(_events.Truncate(itemId, contentIndex, audioEndMs));

    /// <inheritdoc/>
    public ValueTask SendFunctionOutputAsync(string callId, string output) => SendAsync(_events.FunctionOutput(callId, output));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _liveness.DisposeAsync();
        InlineCompletions.SetEnabled(_connection, on: false);
        await CloseAsync();
        await _closing.CancelAsync();
        _sender.Dispose();
        await _receiving;
        _socket.Dispose();
        _closing.Dispose();
    }

    /// <summary>Configures the session and waits for the confirmation: the model would read audio sent earlier as 24 kHz PCM.</summary>
    internal async Task ConfigureAsync(VoiceSessionOptions options, CancellationToken cancellationToken)
    {
        _handler.Options = options;
        _receiving = ReceiveAsync(_closing.Token);
        await SendAsync(_events.SessionUpdate(options));
        await _handler.Configured.WaitAsync(cancellationToken);
        InlineCompletions.SetEnabled(_connection, on: true);
        _liveness.Start();
        foreach (var (number, turn) in options.History.Index())
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{RealtimeServerEventHandler.RestoredItemPrefix}{number}");
            await SendAsync(_events.Message(id, turn.Role == VoiceRole.Agent ? "assistant" : "user", turn.Text));
        }
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        _sender.Enqueue(message.Span);
        return _sender.FlushAsync();
    }

    private async Task CloseAsync()
    {
        try
        {
            if (_socket.State == WebSocketState.Open)
            {
                using var timeout = new CancellationTokenSource(CloseTimeout, _timeProvider);
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            LogCloseFailed(exception);
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        using var receiver = new WebSocketReceiver(_socket, MaxEventBytes);
        try
        {
            while (true)
            {
                var message = await receiver.ReceiveAsync(cancellationToken);
                if (message.Kind is ReceivedMessageKind.Close or ReceivedMessageKind.TooLarge)
                {
                    break;
                }

                _liveness.OnEvent();
                if (message.Kind == ReceivedMessageKind.Text && Volatile.Read(ref _disposed) == 0)
                {
                    await DispatchAsync(message.Data);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // A socket that this side has aborted is no fault of the connection.
            if (Volatile.Read(ref _unresponsive) || Volatile.Read(ref _disposed) == 1)
            {
                LogAborted();
            }
            else
            {
                LogReceiveFailed(exception);
            }
        }
        catch (Exception exception)
        {
            LogHandlerFailed(exception);
        }

        await InlineCompletions.SwitchToThreadPool();
        NotifyClosed(Volatile.Read(ref _unresponsive) ? VoiceErrors.Unresponsive : _handler.LastError ?? RealtimeErrorMapper.ConnectionLost);
    }

    // Aborting ends the receive loop, which reports the loss.
    private void Abort()
    {
        Volatile.Write(ref _unresponsive, true);
        _socket.Abort();
    }

    private void NotifyClosed(VoiceModelError reason)
    {
        if (!_handler.TryFailConfiguration(reason) && Volatile.Read(ref _disposed) == 0)
        {
            _handler.ReportPartialTranscripts();
            _listener.OnClosed(reason);
        }
    }

    private ValueTask DispatchAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (AudioDelta.TryRead(message.Span, out var delta))
            {
                return _listener.OnAudioAsync(_ids.Get(delta.ResponseId), _ids.Get(delta.ItemId), delta.ContentIndex, delta.Payload);
            }

            return RealtimeServerEventReader.Read(message.Span) is not RealtimeServerEvent.Other and var kind
                ? DispatchAsync(kind, JsonDocument.Parse(message))
                : ValueTask.CompletedTask;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            LogInvalidMessage(exception);
            return ValueTask.CompletedTask;
        }
    }

    private async ValueTask DispatchAsync(RealtimeServerEvent kind, JsonDocument message)
    {
        using (message)
        {
            if (RealtimeServerEventHandler.RequiresThreadPool(kind))
            {
                await InlineCompletions.SwitchToThreadPool();
            }

            await _handler.HandleAsync(kind, message.RootElement);
        }
    }

    [LoggerMessage(3003, LogLevel.Warning, "The voice model sent a message that is not JSON")]
    private partial void LogInvalidMessage(Exception exception);

    [LoggerMessage(3004, LogLevel.Information, "The voice model connection was lost")]
    private partial void LogReceiveFailed(Exception exception);

    [LoggerMessage(3005, LogLevel.Error, "The handling of a voice model event failed")]
    private partial void LogHandlerFailed(Exception exception);

    [LoggerMessage(3006, LogLevel.Debug, "The voice model connection broke before it could be closed")]
    private partial void LogCloseFailed(Exception exception);

    [LoggerMessage(3007, LogLevel.Debug, "The voice model connection was closed by this side")]
    private partial void LogAborted();
}
