using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Twilio's end of one bidirectional Media Stream: connects to the customer's server, sends what the callee says, plays what comes back
/// (twilio.com/docs/voice/media-streams/websocket-messages).
/// </summary>
internal sealed class MediaStream(NetworkServices services, TelephoneCall call, TwimlStream stream, CallLine line, CallbackQueue callbacks) : ILinePeer
{
    private const int MaxMessageBytes = 1024 * 1024;

    private readonly string _streamSid = SidGenerator.CreateRandom("MZ");
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<int> _warned = [];
    private PlaybackBuffer? _playback;
    private ClientWebSocket? _socket;
    private long _frames;
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

    /// <summary>Runs the stream until the server ends it.</summary>
    /// <param name="cancellationToken">The call is over, or other TwiML takes its place: the server is told <c>stop</c>.</param>
    /// <exception cref="CallErrorException">One of the 319xx errors.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _playback = new PlaybackBuffer(name => _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Mark, Mark: name)));
        using ClientWebSocket socket = await ConnectAsync(cancellationToken);
        using CancellationTokenSource abort = CancellationTokenSource.CreateLinkedTokenSource(services.Shutdown);
        _socket = socket;
        _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Connected));
        _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Start));

        // A test that has seen the stream start can drop it.
        call.Stream = this;
        line.Peer = this;
        Task sending = SendAsync(socket, abort.Token);
        Task receiving = ReceiveAsync(socket, abort.Token);
        TellStatus("stream-started");
        bool ended = false;
        try
        {
            await receiving.WaitAsync(cancellationToken);
            ended = true;
        }
        catch (CallErrorException e)
        {
            TellStatus("stream-error", e.Error);
            throw;
        }
        finally
        {
            _closing = true;
            line.Peer = null;
            call.Stream = null;
            if (!ended)
            {
                _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Stop));
            }

            _outgoing.Writer.TryComplete();
            await CloseAsync(abort, sending, receiving);
            TellStatus("stream-stopped");
        }
    }

    /// <inheritdoc />
    public void FillNextFrame(Span<byte> heard) => _playback!.ReadFrame(heard);

    /// <inheritdoc />
    public void OnCalleeFrame(ReadOnlySpan<byte> sound)
    {
        long timestamp = _frames++ * (long)CallLine.FrameLength.TotalMilliseconds;
        if (call.Faults.SuppressSilence && IsSilent(sound))
        {
            return;
        }

        byte[] frame = ArrayPool<byte>.Shared.Rent(CallLine.FrameBytes);
        sound.CopyTo(frame);
        _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Media, Sound: frame, Timestamp: timestamp));
    }

    /// <summary>The callee presses a key.</summary>
    public void PressKey(char digit) => _outgoing.Writer.TryWrite(new Outgoing(OutgoingKind.Dtmf, Digit: digit));

    /// <summary>Cuts the connection.</summary>
    public void Drop()
    {
        _dropped = true;
        _socket?.Abort();
    }

    // μ-law's smallest magnitudes, of either sign: what a quiet line carries.
    private static bool IsSilent(ReadOnlySpan<byte> sound)
    {
        foreach (byte sample in sound)
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
        catch (CallErrorException e)
        {
            TellStatus("stream-error", e.Error);
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
                OutgoingKind.Connected => writer.Connected(),
                OutgoingKind.Start => writer.Start(stream.Parameters),
                OutgoingKind.Media => writer.Media(outgoing.Sound.AsSpan(0, CallLine.FrameBytes), outgoing.Timestamp),
                OutgoingKind.Mark => writer.Mark(outgoing.Mark!),
                OutgoingKind.Dtmf => writer.Dtmf(outgoing.Digit),
                _ => writer.Stop(),
            };
            if (outgoing.Sound is { } sound)
            {
                ArrayPool<byte>.Shared.Return(sound);
            }

            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            if (outgoing.Kind == OutgoingKind.Stop)
            {
                // A frame that was on its way when the stream ended is not sent behind it.
                break;
            }
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
    }

    private async Task ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> message = new(16 * 1024);
        while (await ReceivePieceAsync(socket, message, cancellationToken) is { } piece && piece.MessageType != WebSocketMessageType.Close)
        {
            message.Advance(piece.Count);
            if (message.WrittenCount > MaxMessageBytes)
            {
                throw new CallErrorException(31924, $"a message is larger than {MaxMessageBytes} bytes");
            }

            if (!piece.EndOfMessage)
            {
                continue;
            }

            if (piece.MessageType == WebSocketMessageType.Binary)
            {
                Complain(31950, "binary frames are not allowed, send text frames");
            }
            else
            {
                Obey(message.WrittenSpan);
            }

            message.ResetWrittenCount();
        }
    }

    /// <returns>Null when the connection is gone without a closing handshake.</returns>
    private async Task<ValueWebSocketReceiveResult?> ReceivePieceAsync(
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
        catch (WebSocketException e) when (e.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely)
        {
            Record(new CallError(31921, CallErrorMessages.GetMessage(31921), "the server vanished without closing the WebSocket", Fatal: false));
            return null;
        }
        catch (WebSocketException e)
        {
            throw new CallErrorException(31924, $"the server broke the WebSocket protocol ({e.WebSocketErrorCode})", e);
        }
    }

    private void Obey(ReadOnlySpan<byte> utf8)
    {
        if (_closing)
        {
            return;
        }

        if (!StreamMessageReader.TryRead(utf8, _streamSid, out StreamMessage message, out string? problem))
        {
            Complain(31951, problem);
        }
        else if (message.Media is { } sound)
        {
            _playback!.Enqueue(sound);
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

    /// <summary>Twilio warns once per stream and ignores the message; when strict, the warning ends the call.</summary>
    private void Complain(int code, string detail)
    {
        if (services.Options.Strict)
        {
            throw new CallErrorException(code, detail);
        }

        if (_warned.Add(code))
        {
            Record(new CallError(code, CallErrorMessages.GetMessage(code), detail, Fatal: false));
        }
    }

    private void Record(CallError error)
    {
        call.RecordError(error);
        services.Logger.CallErrorRecorded(call.Sid, error.Code, error.Message, error.Detail);
    }

    private async Task CloseAsync(CancellationTokenSource abort, Task sending, Task receiving)
    {
        using CancellationTokenSource grace = new(services.Options.StreamCloseTimeout, services.TimeProvider);
        await using CancellationTokenRegistration cut = grace.Token.Register(abort.Cancel);
        try
        {
            await Task.WhenAll(sending, receiving);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or CallErrorException or ObjectDisposedException)
        {
            // The connection is over one way or the other; what went wrong before has been told already.
        }
    }

    private void TellStatus(string streamEvent, CallError? error = null)
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
