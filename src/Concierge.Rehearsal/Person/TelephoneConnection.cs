using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Person;

/// <summary>The connection of a page that shows the telephone: JSON messages of events, and binary messages of 20 ms of audio.</summary>
internal sealed class TelephoneConnection(PersonTelephone telephone, WebSocket socket, Func<TelephoneCall, string?> findCallId, ILogger logger) : IHandset
{
    private const int MaxMessageBytes = 8 * 1024;
    private const int MaxTextLength = 500;
    private const byte MicrophoneFrame = 1;
    private const byte CallerFrame = 2;
    private const byte WideBandFrame = 3;
    private const int WideBandBytes = 2 * MicrophoneBuffer.WideBandSamples;

    /// <summary>The frames that may wait for a slow page: a second. It loses those after them.</summary>
    private const int MaxQueuedFrames = 50;

    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private int _queuedFrames;

    /// <summary>Serves the page until either side closes the connection. Never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(stopping.Token);
        try
        {
            await ReceiveAsync(stopping.Token);
            _outgoing.Writer.TryComplete();
            await sending;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            logger.LogConnectionFailed(exception);
            socket.Abort();
        }
        finally
        {
            await stopping.CancelAsync();
            _outgoing.Writer.TryComplete();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void OnRinging(PersonCall call) => Send(new TelephoneMessage
    {
        Event = "ringing",
        CallId = findCallId(call.Call),
        Caller = call.Call.From,
        Restaurant = call.Restaurant,
    });

    /// <inheritdoc/>
    public void OnConnected() => Send(new TelephoneMessage { Event = "connected" });

    /// <inheritdoc/>
    public void OnFrame(ReadOnlySpan<byte> audio)
    {
        if (Volatile.Read(ref _queuedFrames) < MaxQueuedFrames && _outgoing.Writer.TryWrite([CallerFrame, .. audio]))
        {
            Interlocked.Increment(ref _queuedFrames);
        }
    }

    /// <inheritdoc/>
    public void OnHeard(string text) => Send(new TelephoneMessage { Event = "heard", Text = text, Final = true });

    /// <inheritdoc/>
    public void OnHungUp(HungUpBy by) => Send(new TelephoneMessage
    {
        Event = "hung_up",
        By = by switch { HungUpBy.Agent => "agent", HungUpBy.Restaurant => "restaurant", _ => "network" },
    });

    /// <inheritdoc/>
    public void OnReplaced()
    {
        Send(new TelephoneMessage { Event = "replaced" });
        _outgoing.Writer.TryComplete();
    }

    private void Send(TelephoneMessage message) =>
        _outgoing.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(message, TelephoneJsonContext.Default.TelephoneMessage));

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            // A JSON message begins with a brace.
            var isFrame = message[0] == CallerFrame;
            if (isFrame)
            {
                Interlocked.Decrement(ref _queuedFrames);
            }

            await socket.SendAsync(message, isFrame ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxMessageBytes];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                if (!(part.MessageType == WebSocketMessageType.Text ? TryHandleText(buffer.AsSpan(0, length)) : TryHandleAudio(buffer.AsSpan(0, length))))
                {
                    SendInvalid();
                }

                length = 0;
            }
            else if (length == MaxMessageBytes)
            {
                SendInvalid();
                return;
            }
        }
    }

    private bool TryHandleAudio(ReadOnlySpan<byte> message)
    {
        if (message is [MicrophoneFrame, .. { Length: MicrophoneBuffer.FrameBytes } frame])
        {
            telephone.Microphone.Add(frame.ToArray());
            return true;
        }

        if (message is [WideBandFrame, .. { Length: WideBandBytes } samples])
        {
            // The samples are little-endian, as this machine's are.
            telephone.Microphone.AddWideBand(MemoryMarshal.Cast<byte, short>(samples).ToArray());
            return true;
        }

        return false;
    }

    private bool TryHandleText(ReadOnlySpan<byte> message)
    {
        TelephoneMessage? command;
        try
        {
            command = JsonSerializer.Deserialize(message, TelephoneJsonContext.Default.TelephoneMessage);
        }
        catch (JsonException)
        {
            return false;
        }

        switch (command)
        {
            case { Event: "answer" }: telephone.AnswerCall(); return true;
            case { Event: "decline" }: telephone.DeclineCall(); return true;
            case { Event: "hang_up" }: telephone.HangUp(); return true;
            case { Event: "say", Text.Length: > 0 and <= MaxTextLength }: telephone.Say(command.Text); return true;
            case { Event: "recognized", Text.Length: > 0 and <= MaxTextLength }:
                telephone.Recognized.Add(telephone.History.Count, command.Text);
                return true;
            case { Event: "recognition", Active: { } isActive }: telephone.Recognized.IsExpected = isActive; return true;
            default: return false;
        }
    }

    private void SendInvalid() => Send(new TelephoneMessage
    {
        Event = "error",
        Code = "telephone.invalid_message",
        Message = "The telephone does not understand this message.",
        Remedy = "Send one of the messages of docs/rehearsal.md, a text of at most 500 characters.",
    });
}
