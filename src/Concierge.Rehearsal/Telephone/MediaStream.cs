using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Twilio's end of one bidirectional media stream: connects to the application, sends the callee's audio to it, and plays the audio that it
/// sends back (twilio.com/docs/voice/media-streams/websocket-messages).
/// </summary>
internal sealed class MediaStream(NetworkServices services, TelephoneCall call, TwimlStream stream, CallLine line, CallbackQueue callbacks) : ILineEndpoint
{
    private const int MaxMessageBytes = 1024 * 1024;

    private readonly string _streamSid = SidGenerator.CreateRandom("MZ");
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<int> _warnedCodes = [];
    private PlaybackBuffer? _playback;
    private StreamTimes? _times;
    private ClientWebSocket? _socket;
    private long _frameCount;
    private volatile bool _closing;
    private volatile bool _dropped;

    private enum OutgoingKind
    {
        Connected,
        Start,
        Media,
        Mark,
        Dtmf,
        Stop,
    }

    /// <summary>Runs the stream until the application ends it.</summary>
    /// <param name="cancellationToken">Cancelled when the call has ended or other TwiML replaces the stream; the application then receives <c>stop</c>.</param>
    /// <exception cref="CallErrorException">One of the errors 319xx.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _playback = new PlaybackBuffer(name => _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Mark, Mark: name)));
        using ClientWebSocket socket = await ConnectAsync(cancellationToken);
        _times = call.RecordStream(services.TimeProvider.GetUtcNow());
        using CancellationTokenSource abort = CancellationTokenSource.CreateLinkedTokenSource(services.Shutdown);
        _socket = socket;
        _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Connected));
        _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Start));

        // Set before the stream-started callback, so that a test that receives it can drop the stream.
        call.Stream = this;
        line.Endpoint = this;
        Task sending = SendAsync(socket, abort.Token);
        Task receiving = ReceiveAsync(socket, abort.Token);
        SendStatusCallback("stream-started");
        bool endedByApplication = false;
        try
        {
            await receiving.WaitAsync(cancellationToken);
            endedByApplication = true;
        }
        catch (CallErrorException exception)
        {
            SendStatusCallback("stream-error", exception.Error);
            throw;
        }
        finally
        {
            _closing = true;
            _times.EndedAt = services.TimeProvider.GetUtcNow();
            line.Endpoint = null;
            call.Stream = null;
            if (!endedByApplication)
            {
                _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Stop));
            }

            _outgoing.Writer.TryComplete();
            await CloseAsync(abort, sending, receiving);
            SendStatusCallback("stream-stopped");
        }
    }

    /// <inheritdoc />
    public void FillNextFrame(Span<byte> toCallee) => _playback!.ReadFrame(toCallee);

    /// <inheritdoc />
    public void OnCalleeFrame(ReadOnlySpan<byte> audio)
    {
        long timestamp = _frameCount++ * (long)CallLine.FrameLength.TotalMilliseconds;
        if (call.Faults.SuppressSilence && IsSilent(audio))
        {
            return;
        }

        byte[] frame = ArrayPool<byte>.Shared.Rent(CallLine.FrameBytes);
        audio.CopyTo(frame);
        _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Media, Sound: frame, Timestamp: timestamp));
    }

    /// <summary>Sends a <c>dtmf</c> message: the callee has pressed a key.</summary>
    public void PressKey(char digit) => _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Dtmf, Digit: digit));

    /// <summary>Drops the connection without a closing handshake.</summary>
    public void Drop()
    {
        _dropped = true;
        _socket?.Abort();
    }

    // A silent line has only the smallest μ-law magnitudes, of either sign.
    private static bool IsSilent(ReadOnlySpan<byte> audio)
    {
        foreach (byte sample in audio)
        {
            if ((~sample & 0x7F) > 2)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<ClientWebSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return stream.Track == "inbound_track"
                ? await services.Webhooks.ConnectAsync(stream.Url, cancellationToken)
                : throw new CallErrorException(31941, "inside <Connect> the track of <Stream> can only be inbound_track");
        }
        catch (CallErrorException exception)
        {
            SendStatusCallback("stream-error", exception.Error);
            throw;
        }
    }

    private async Task SendAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using StreamMessageWriter writer = new(call, _streamSid);
        await foreach (Outgoing outgoing in _outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            ReadOnlyMemory<byte> message = outgoing.Kind switch
            {
                OutgoingKind.Connected => writer.WriteConnected(),
                OutgoingKind.Start => writer.WriteStart(stream.Parameters),
                OutgoingKind.Media => writer.WriteMedia(outgoing.Sound.AsSpan(0, CallLine.FrameBytes), outgoing.Timestamp),
                OutgoingKind.Mark => writer.WriteMark(outgoing.Mark!),
                OutgoingKind.Dtmf => writer.WriteDtmf(outgoing.Digit),
                _ => writer.WriteStop(),
            };
            if (outgoing.Sound is { } audio)
            {
                ArrayPool<byte>.Shared.Return(audio);
            }

            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            if (outgoing.Kind == OutgoingKind.Stop)
            {
                // Twilio sends nothing after stop; frames that are still in the queue are dropped.
                break;
            }
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
    }

    private async Task ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> message = new(16 * 1024);
        while (await ReceivePartAsync(socket, message, cancellationToken) is { } part && part.MessageType != WebSocketMessageType.Close)
        {
            message.Advance(part.Count);
            if (message.WrittenCount > MaxMessageBytes)
            {
                throw new CallErrorException(31924, $"a message is larger than {MaxMessageBytes} bytes");
            }

            if (!part.EndOfMessage)
            {
                continue;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                ReportInvalidMessage(31950, "binary frames are not allowed, send text frames");
            }
            else
            {
                ProcessMessage(message.WrittenSpan);
            }

            message.ResetWrittenCount();
        }
    }

    /// <returns>Null when the connection ended without a closing handshake.</returns>
    private async Task<ValueWebSocketReceiveResult?> ReceivePartAsync(
        ClientWebSocket socket, ArrayBufferWriter<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(message.GetMemory(4 * 1024), cancellationToken);
        }
        catch (Exception) when (_dropped)
        {
            return null;
        }
        catch (WebSocketException exception) when (exception.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely)
        {
            RecordError(new CallError(31921, CallErrorMessages.GetMessage(31921), "the server disconnected without closing the WebSocket", Fatal: false));
            return null;
        }
        catch (WebSocketException exception)
        {
            throw new CallErrorException(31924, $"the server broke the WebSocket protocol ({exception.WebSocketErrorCode})", exception);
        }
    }

    private void ProcessMessage(ReadOnlySpan<byte> utf8)
    {
        if (_closing)
        {
            return;
        }

        if (!StreamMessageReader.TryRead(utf8, _streamSid, out StreamMessage message, out string? problem))
        {
            ReportInvalidMessage(31951, problem);
        }
        else if (message.Media is { } audio)
        {
            _times!.FirstAudioAt ??= services.TimeProvider.GetUtcNow();
            _playback!.Enqueue(audio);
        }
        else if (message.Mark is { } mark)
        {
            _playback!.EnqueueMark(mark);
        }
        else
        {
            _playback!.Clear();
        }
    }

    /// <summary>
    /// Handles an invalid message as Twilio does: ignores it and warns once for each stream and error code. In strict mode the error ends the call.
    /// </summary>
    private void ReportInvalidMessage(int code, string detail)
    {
        if (services.Options.Strict)
        {
            throw new CallErrorException(code, detail);
        }

        if (_warnedCodes.Add(code))
        {
            RecordError(new CallError(code, CallErrorMessages.GetMessage(code), detail, Fatal: false));
        }
    }

    private void RecordError(CallError error)
    {
        call.RecordError(error);
        services.Logger.LogCallError(call.Sid, error.Code, error.Message, error.Detail);
    }

    private async Task CloseAsync(CancellationTokenSource abort, Task sending, Task receiving)
    {
        using CancellationTokenSource closeTimeout = new(services.Options.StreamCloseTimeout, services.TimeProvider);
        await using CancellationTokenRegistration abortOnTimeout = closeTimeout.Token.Register(abort.Cancel);
        try
        {
            await Task.WhenAll(sending, receiving);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or CallErrorException or ObjectDisposedException)
        {
            // The connection has ended in any case; an earlier error is already recorded.
        }
    }

    private void SendStatusCallback(string streamEvent, CallError? error = null)
    {
        if (stream.StatusCallback is not { } url)
        {
            return;
        }

        List<KeyValuePair<string, string>> fields =
        [
            new("AccountSid", call.AccountSid),
            new("CallSid", call.Sid),
            new("StreamSid", _streamSid),
            new("StreamName", stream.Name ?? _streamSid),
            new("StreamEvent", streamEvent),
            new("Timestamp", services.TimeProvider.GetUtcNow().UtcDateTime.ToString("O")),
        ];
        if (error is not null)
        {
            fields.Add(new("StreamError", $"{error.Code} {error.Message}: {error.Detail}"));
        }

        callbacks.Post(stream.StatusCallbackMethod, url, fields);
    }

    private readonly record struct Outgoing(OutgoingKind Kind, byte[]? Sound = null, string? Mark = null, char Digit = default, long Timestamp = 0);
}
