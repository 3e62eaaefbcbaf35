using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
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

    // The prefix of the ids of items from an earlier session: their turns are already known.
    private const string RestoredItemPrefix = "restored_";

    // WebSocket pings detect a dead connection; only an answered event proves that the service behind it is alive.
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly WebSocket _socket;
    private readonly Socket? _connection;
    private readonly RealtimeClientEventWriter _events;
    private readonly IVoiceSessionListener _listener;
    private readonly WebSocketSender _sender;
    private readonly AudioChunker _chunker;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _livenessTimer;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IdCache _idCache = new();
    private readonly HashSet<string> _functionCalls = [];
    private readonly Dictionary<string, StringBuilder> _partialTranscripts = [];
    private Task _receiving = Task.CompletedTask;
    private VoiceSessionOptions _options = new() { Instructions = "" };
    private VoiceModelError? _lastError;
    private long _lastEventTimestamp;
    private bool _probed;
    private bool _aborted;
    private int _speechStartMs;
    private int _disposed;

    internal OpenAIRealtimeSession(
        WebSocket socket, Socket? connection, RealtimeClientEventWriter events, IVoiceSessionListener listener,
        TimeSpan audioChunk, TimeProvider timeProvider, ILogger logger)
    {
        _timeProvider = timeProvider;
        _livenessTimer = timeProvider.CreateTimer(_ => CheckLiveness(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

        await _livenessTimer.DisposeAsync();
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
        _options = options;
        _receiving = ReceiveAsync(_closing.Token);
        await SendAsync(_events.SessionUpdate(options));
        await _configured.Task.WaitAsync(cancellationToken);
        InlineCompletions.SetEnabled(_connection, on: true);
        _livenessTimer.Change(ProbeInterval, Timeout.InfiniteTimeSpan);
        foreach (var (number, turn) in options.History.Index())
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{RestoredItemPrefix}{number}");
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
        var reason = RealtimeErrorMapper.ConnectionLost;
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

                Volatile.Write(ref _lastEventTimestamp, _timeProvider.GetTimestamp());
                Volatile.Write(ref _probed, false);
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
            if (Volatile.Read(ref _aborted) || Volatile.Read(ref _disposed) == 1)
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
        NotifyClosed(_lastError ?? reason);
    }

    private void CheckLiveness()
    {
        if (Volatile.Read(ref _disposed) == 1)
        {
            return;
        }

        var quiet = _timeProvider.GetElapsedTime(Volatile.Read(ref _lastEventTimestamp));
        if (quiet < ProbeInterval)
        {
            _livenessTimer.Change(ProbeInterval - quiet, Timeout.InfiniteTimeSpan);
        }
        else if (!Volatile.Read(ref _probed))
        {
            Volatile.Write(ref _probed, true);
            _livenessTimer.Change(ProbeTimeout, Timeout.InfiniteTimeSpan);
            _ = SendAsync(_events.Probe()).AsTask();
        }
        else
        {
            // Aborting ends the receive loop, which reports the loss.
            _lastError = VoiceErrors.Unresponsive;
            Volatile.Write(ref _aborted, true);
            _socket.Abort();
        }
    }

    private void NotifyClosed(VoiceModelError reason)
    {
        if (!_configured.TrySetException(new VoiceModelException(reason)) && Volatile.Read(ref _disposed) == 0)
        {
            ReportPartialTranscripts();
            _listener.OnClosed(reason);
        }
    }

    private ValueTask DispatchAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (AudioDelta.TryRead(message.Span, out var delta))
            {
                return _listener.OnAudioAsync(_idCache.Get(delta.ResponseId), _idCache.Get(delta.ItemId), delta.ContentIndex, delta.Payload);
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
            if (!RequiresThreadPool(kind))
            {
                await DispatchAsync(kind, message.RootElement);
                return;
            }

            await InlineCompletions.SwitchToThreadPool();
            await DispatchAsync(kind, message.RootElement);
        }
    }
}
