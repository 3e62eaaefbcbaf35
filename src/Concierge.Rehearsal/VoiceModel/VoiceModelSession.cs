using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Concierge.Rehearsal.Dialogue;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>One client's realtime session over its WebSocket, from <c>session.created</c> to the close.</summary>
internal sealed class VoiceModelSession : IAsyncDisposable
{
    /// <summary>The maximum length of a message, in bytes: 15 MiB of audio and the JSON around it.</summary>
    private const int MaxMessageLength = 16 * 1024 * 1024;

    /// <summary>The maximum length of a client's <c>event_id</c>.</summary>
    private const int MaxEventIdLength = 512;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly string _id = RealtimeIds.NewSessionId();
    private readonly WebSocket _socket;
    private readonly SessionServices _services;
    private readonly ServerEventQueue _events;
    private readonly SessionContext _context;
    private readonly SpeechRecognizerSession _recognizer;
    private readonly IdleTimer _idleTimer;
    private readonly ResponseScheduler _responses;
    private readonly ConversationItemHandler _items;
    private readonly InputAudioBuffer _input;
    private readonly DateTimeOffset _expiresAt;
    private readonly CancellationTokenSource _ending = new();

    public VoiceModelSession(
        WebSocket socket,
        string model,
        VoiceModelOptions options,
        IVoiceModelSpeech speech,
        IDialoguePolicy dialoguePolicy,
        TimeProvider timeProvider,
        ILogger logger)
    {
        _socket = socket;
        _events = new ServerEventQueue();
        _services = new SessionServices(new Lock(), _events, options, speech, dialoguePolicy, timeProvider, logger);
        _context = new SessionContext(_services, new SessionConfiguration { Model = model }, _ending.Token);
        _expiresAt = timeProvider.GetUtcNow() + options.MaxSessionDuration;
        _recognizer = new SpeechRecognizerSession(speech.CreateRecognizer);
        _idleTimer = new IdleTimer(timeProvider, OnIdleTimeout);
        _responses = new ResponseScheduler(_context, _idleTimer);
        _items = new ConversationItemHandler(_context);
        _input = new InputAudioBuffer(_context, _recognizer, _items, new InputTranscriber(_context), _responses, _idleTimer);
    }

    /// <summary>Serves the client until either side closes the connection.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        _services.Logger.LogSessionOpened(_id, _context.Configuration.Model);
        lock (_services.SyncRoot)
        {
            SendSession("session.created");
        }

        await using var expiry = CreateTimer(_services.Options.MaxSessionDuration, Expire);
        await using var drop = CreateTimer(_services.Options.Faults.DropAfter, _socket.Abort);
        await using var silence = CreateTimer(_services.Options.Faults.StopSendingAfter, _events.StopSending);
        var sending = _events.SendQueuedAsync(_socket, stopping.Token);
        var receiving = ReceiveAsync(stopping.Token);
        try
        {
            await Task.WhenAny(sending, receiving);
            _events.Close(WebSocketCloseStatus.NormalClosure, "");
            await Task.WhenAll(sending, receiving).WaitAsync(CloseTimeout, _services.TimeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException or OperationCanceledException)
        {
            _services.Logger.LogSocketFailed(exception, _id);
            _socket.Abort();
        }

        await _ending.CancelAsync();
        await Task.WhenAll(sending, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _services.Logger.LogSessionEnded(_id);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Task[] backgroundTasks;
        lock (_services.SyncRoot)
        {
            _idleTimer.Dispose();
            backgroundTasks = [.. _context.BackgroundTasks];
        }

        await _recognizer.DisposeAsync();
        await Task.WhenAll(backgroundTasks);
        _ending.Dispose();
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var result = await _socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            message.Advance(result.Count);
            if (message.WrittenCount > MaxMessageLength)
            {
                _events.Close(WebSocketCloseStatus.MessageTooBig, "The message is longer than 16 MiB.");
                return;
            }

            if (result.EndOfMessage)
            {
                HandleMessage(message.WrittenMemory);
                message.ResetWrittenCount();
            }
        }
    }

    private void HandleMessage(ReadOnlyMemory<byte> message)
    {
        string? clientEventId = null;
        try
        {
            using var document = JsonDocument.Parse(message);
            var clientEvent = new JsonField(document.RootElement, "");
            if (document.RootElement.ValueKind != JsonValueKind.Object || clientEvent.GetOptional("type") is not { } type)
            {
                throw new RealtimeErrorException("invalid_event", "The 'type' field is missing.");
            }

            if (clientEvent.GetOptional("event_id") is { IsNull: false } id)
            {
                clientEventId = id.AsString();
                id.AsString(MaxEventIdLength);
            }

            lock (_services.SyncRoot)
            {
                Dispatch(type, clientEvent, clientEventId);
            }
        }
        catch (JsonException)
        {
            _context.RejectEvent(new RealtimeErrorException("invalid_json", "The event is not valid JSON."), clientEventId);
        }
        catch (RealtimeErrorException error)
        {
            _context.RejectEvent(error, clientEventId);
        }
    }

    private void Dispatch(JsonField type, JsonField clientEvent, string? clientEventId)
    {
        switch (type.AsString())
        {
            case "session.update": UpdateSession(clientEvent, clientEventId); break;
            case "input_audio_buffer.append": _input.Append(clientEvent); break;
            case "input_audio_buffer.commit": _input.Commit(clientEvent); break;
            case "input_audio_buffer.clear": _input.Clear(clientEvent); break;
            case "conversation.item.create": _items.Create(clientEvent); break;
            case "conversation.item.delete": _items.Delete(clientEvent); break;
            case "conversation.item.retrieve": _items.Retrieve(clientEvent); break;
            case "conversation.item.truncate": _items.Truncate(clientEvent); break;
            case "response.create": _responses.Create(clientEvent); break;
            case "response.cancel": _responses.Cancel(clientEvent); break;
            case "output_audio_buffer.clear":
                throw RealtimeErrorException.CreateInvalidValue("type", "'output_audio_buffer.clear' is only available over WebRTC and SIP.");
            default:
                type.AsOneOf("session.update", "input_audio_buffer.append", "input_audio_buffer.commit", "input_audio_buffer.clear",
                    "conversation.item.create", "conversation.item.truncate", "conversation.item.delete", "conversation.item.retrieve",
                    "response.create", "response.cancel");
                break;
        }
    }

    private void UpdateSession(JsonField clientEvent, string? clientEventId)
    {
        var session = clientEvent.AsObject("type", "event_id", "session").GetRequired("session");
        if (SessionUpdateParser.IsBetaShape(session))
        {
            _context.RejectEvent(CreateBetaShapeError(), clientEventId);
            _events.Close((WebSocketCloseStatus)4000, "invalid_request_error.beta_api_shape_disabled");
            return;
        }

        var previous = _context.Configuration;
        _context.Configuration = SessionUpdateParser.Parse(session, previous, _responses.HasSpoken);
        _input.Reconfigure(previous);
        SendSession("session.updated");
    }

    /// <summary>Creates the error for the event format of the beta, which the service has rejected since May 2026.</summary>
    public static RealtimeErrorException CreateBetaShapeError() => new("beta_api_shape_disabled",
        "The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.");

    private void SendSession(string type) =>
        _events.Send(type, writer => writer.WriteSession(_id, _expiresAt, _context.Configuration));

    private void Expire()
    {
        var minutes = _services.Options.MaxSessionDuration.TotalMinutes;
        var message = $"Your session hit the maximum duration of {minutes:0} minutes.";
        lock (_services.SyncRoot)
        {
            _context.RejectEvent(new RealtimeErrorException("session_expired", message), null);
            _events.Close(WebSocketCloseStatus.EndpointUnavailable, message);
        }
    }

    private ITimer? CreateTimer(TimeSpan? due, Action action) => due is { } time
        ? _services.TimeProvider.CreateTimer(state => ((Action)state!)(), action, time, Timeout.InfiniteTimeSpan)
        : null;

    private void OnIdleTimeout(int idleMs)
    {
        lock (_services.SyncRoot)
        {
            if (_context.IsInTurn || _responses.HasActiveResponse || _ending.IsCancellationRequested)
            {
                return;
            }

            _input.CommitSilence(idleMs);
            _responses.CreateAutomatically();
        }
    }
}
