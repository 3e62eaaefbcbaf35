using System.Net.WebSockets;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Listening;

namespace Concierge.Server.Console;

/// <summary>The socket of somebody who listens to a call, and of an administrator who has taken it over and speaks.</summary>
/// <param name="socket">The socket.</param>
/// <param name="session">The call.</param>
/// <param name="maySpeak">Whether frames of this socket go to the restaurant once the call is taken over.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class CallAudioSocket(WebSocket socket, CallSession session, bool maySpeak, TimeProvider timeProvider)
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly AudioListener _listener = new();

    /// <summary>Sends the audio until the call has ended or the client has gone.</summary>
    /// <param name="cancellationToken">Cancelled when the connection breaks or the server stops.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var ended = session.EndedToken.Register(_listener.Complete);
        session.Listeners.Add(_listener);
        if (maySpeak)
        {
            session.Takeover.AddSpeaker();
        }

        try
        {
            var receiving = ReceiveAsync(closing.Token);
            await SendAsync(closing.Token);
            closing.CancelAfter(CloseTimeout);
            await receiving;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone, or takes nothing more.
        }
        finally
        {
            session.Listeners.Remove(_listener);
            if (maySpeak)
            {
                session.Takeover.RemoveSpeaker();
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var frame in _listener.Frames.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }

        if (session.EndedToken.IsCancellationRequested && socket.State == WebSocketState.Open)
        {
            // A client that takes nothing more is not waited for.
            using var deadline = new CancellationTokenSource(CloseTimeout, timeProvider);
            await socket.SendAsync("""{"event":"ended"}"""u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, deadline.Token);
        }
    }

    // The client's close ends the sending.
    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1 + CallListeners.FrameBytes];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } message)
            {
                if (maySpeak && message is { MessageType: WebSocketMessageType.Binary, EndOfMessage: true } && message.Count == buffer.Length
                    && buffer[0] == CallListeners.Agent)
                {
                    await session.Takeover.SpeakAsync(buffer.AsMemory(1));
                }
            }
        }
        finally
        {
            _listener.Complete();
        }
    }
}
