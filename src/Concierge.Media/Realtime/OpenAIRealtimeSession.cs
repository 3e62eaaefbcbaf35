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
public sealed partial class OpenAIRealtimeSession : IVoiceSession
{
    // An event that carries a long answer's transcript or a whole session is far smaller.
    private const int LargestEvent = 4 * 1024 * 1024;

    // The ids of what was said in an earlier session begin so: its turns are known already.
    private const string RestoredItem = "restored_";

    // The socket's own pings tell a dead connection; only an answer tells a dead service behind a live one.
    private static readonly TimeSpan QuietBeforeProbe = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ProbeDeadline = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ClosingDeadline = TimeSpan.FromSeconds(1);

    private readonly WebSocket _socket;
    private readonly Socket? _connection;
    private readonly RealtimeClientEvents _events;
    private readonly IVoiceSessionListener _listener;
    private readonly WebSocketSender _sender;
    private readonly AudioChunker _chunker;
    private readonly TimeProvider _time;
    private readonly ITimer _liveness;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RememberedIds _ids = new();
    private readonly HashSet<string> _functionCalls = [];
    private readonly Dictionary<string, StringBuilder> _spoken = [];
    private Task _receiving = Task.CompletedTask;
    private VoiceSessionOptions _options = new() { Instructions = "" };
    private VoiceModelError? _lastError;
    private long _lastEvent;
    private bool _probed;
    private int _speechStartMs;
    private int _disposed;

    internal OpenAIRealtimeSession(
        WebSocket socket, Socket? connection, RealtimeClientEvents events, IVoiceSessionListener listener, TimeSpan audioChunk, TimeProvider time, ILogger logger)
    {
        _time = time;
        _liveness = time.CreateTimer(_ => CheckLiveness(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _socket = socket;
        _connection = connection;
        _events = events;
        _listener = listener;
        _sender = new WebSocketSender(socket);
        _chunker = new AudioChunker(audioChunk);
        _logger = logger;
    }

    /// <inheritdoc/>
    public int FramesUntilSent
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
        // The silence that stands in for lost frames comes from a timer.
        lock (_chunker)
        {
            if (!_chunker.TryAdd(payload, out var chunk))
            {
                return ValueTask.CompletedTask;
            }

            _sender.Enqueue(RealtimeClientEvents.AppendHead, chunk, RealtimeClientEvents.AppendTail, discardable: false);
        }

        return _sender.FlushAsync();
    }

    /// <inheritdoc/>
    public ValueTask CreateResponseAsync() => SendAsync(_events.ResponseCreate());

    /// <inheritdoc/>
    public ValueTask CancelResponseAsync(string responseId) => SendAsync(_events.ResponseCancel(responseId));

    /// <inheritdoc/>
    public ValueTask DeleteItemAsync(string itemId) => SendAsync(_events.Delete(itemId));

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
        InlineCompletions.Set(_connection, on: false);
        await CloseAsync();
        await _closing.CancelAsync();
        _sender.Dispose();
        await _receiving;
        _socket.Dispose();
        _closing.Dispose();
    }

    /// <summary>Configures the session and waits until the model says that it is: audio sent before would be read as 24 kHz PCM.</summary>
    internal async Task ConfigureAsync(VoiceSessionOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _receiving = ReceiveAsync(_closing.Token);
        await SendAsync(_events.SessionUpdate(options));
        await _configured.Task.WaitAsync(cancellationToken);
        InlineCompletions.Set(_connection, on: true);
        _liveness.Change(QuietBeforeProbe, Timeout.InfiniteTimeSpan);
        foreach (var (number, turn) in options.History.Index())
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{RestoredItem}{number}");
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
                using var deadline = new CancellationTokenSource(ClosingDeadline);
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            LogCloseFailed(gone);
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var reason = OpenAIErrors.Lost;
        using var receiver = new WebSocketReceiver(_socket, LargestEvent);
        try
        {
            while (true)
            {
                var message = await receiver.ReceiveAsync(cancellationToken);
                if (message.Kind is ReceivedKind.Close or ReceivedKind.TooLarge)
                {
                    break;
                }

                Volatile.Write(ref _lastEvent, _time.GetTimestamp());
                Volatile.Write(ref _probed, false);
                if (message.Kind == ReceivedKind.Text && Volatile.Read(ref _disposed) == 0)
                {
                    await DispatchAsync(message.Data);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException or IOException)
        {
            LogReceiveFailed(broken);
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }

        await InlineCompletions.Leave();
        Ended(_lastError ?? reason);
    }

    private void CheckLiveness()
    {
        if (Volatile.Read(ref _disposed) == 1)
        {
            return;
        }

        var quiet = _time.GetElapsedTime(Volatile.Read(ref _lastEvent));
        if (quiet < QuietBeforeProbe)
        {
            _liveness.Change(QuietBeforeProbe - quiet, Timeout.InfiniteTimeSpan);
        }
        else if (!Volatile.Read(ref _probed))
        {
            Volatile.Write(ref _probed, true);
            _liveness.Change(ProbeDeadline, Timeout.InfiniteTimeSpan);
            _ = SendAsync(_events.Probe()).AsTask();
        }
        else
        {
            // Ends the receive loop, which tells of it.
            _lastError = VoiceErrors.Silent;
            _socket.Abort();
        }
    }

    private void Ended(VoiceModelError reason)
    {
        if (!_configured.TrySetException(new VoiceModelException(reason)) && Volatile.Read(ref _disposed) == 0)
        {
            TellUnfinished();
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

            return RealtimeServerEvents.Read(message.Span) is not RealtimeServerEvent.Other and var kind
                ? DispatchAsync(kind, JsonDocument.Parse(message))
                : ValueTask.CompletedTask;
        }
        catch (JsonException garbage)
        {
            LogGarbage(garbage);
            return ValueTask.CompletedTask;
        }
    }

    private async ValueTask DispatchAsync(RealtimeServerEvent kind, JsonDocument message)
    {
        using (message)
        {
            if (!MayTakeTime(kind))
            {
                await DispatchAsync(kind, message.RootElement);
                return;
            }

            await InlineCompletions.Leave();
            await DispatchAsync(kind, message.RootElement);
            CompilerThread.StandBack();
        }
    }
}
