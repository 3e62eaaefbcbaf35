using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Telephone;

/// <summary>A text that the network itself speaks to the callee: the <c>&lt;Say&gt;</c> verb.</summary>
internal sealed class Announcement : ILinePeer
{
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PlaybackBuffer _playback;

    /// <param name="pcm">8 kHz, 16-bit mono.</param>
    public Announcement(ReadOnlySpan<short> pcm)
    {
        byte[] sound = new byte[pcm.Length];
        MuLaw.Encode(pcm, sound);
        _playback = new PlaybackBuffer(_ => _said.TrySetResult());
        _playback.Enqueue(sound);
        _playback.EnqueueMark("said");
    }

    /// <summary>Speaks it over a line, to its end.</summary>
    public async Task PlayAsync(CallLine line, CancellationToken cancellationToken)
    {
        line.Peer = this;
        try
        {
            await _said.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            line.Peer = null;
        }
    }

    /// <inheritdoc />
    public void FillNextFrame(Span<byte> heard) => _playback.ReadFrame(heard);

    /// <inheritdoc />
    public void OnCalleeFrame(ReadOnlySpan<byte> sound)
    {
    }
}
