using System.Threading.Channels;
using Concierge.Calls.Listening;

namespace Concierge.Server.Console;

/// <summary>Holds the frames of a call for one socket. A socket that is too slow loses the oldest ones; the call never waits for it.</summary>
internal sealed class AudioListener : ICallListener
{
    // Two seconds of both sides.
    private const int MaxFrames = 200;

    private readonly Channel<byte[]> _frames = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxFrames) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>The frames that wait.</summary>
    public ChannelReader<byte[]> Frames => _frames.Reader;

    /// <inheritdoc/>
    public void OnFrame(byte[] frame) => _frames.Writer.TryWrite(frame);

    /// <summary>Ends the frames.</summary>
    public void Complete() => _frames.Writer.TryComplete();
}
