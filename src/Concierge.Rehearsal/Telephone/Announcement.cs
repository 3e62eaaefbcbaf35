using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Speech that the network itself plays to the callee: the <c>&lt;Say&gt;</c> verb.</summary>
internal sealed class Announcement : ILineEndpoint
{
    private readonly TaskCompletionSource _played = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PlaybackBuffer _playback;

    /// <param name="pcm">8 kHz, 16-bit mono.</param>
    public Announcement(ReadOnlySpan<short> pcm)
    {
        byte[] audio = new byte[pcm.Length];
        MuLaw.Encode(pcm, audio);
        _playback = new PlaybackBuffer(_ => _played.TrySetResult());
        _playback.Enqueue(audio);
        _playback.EnqueueMark("fromCallee");
    }

    /// <summary>Plays the speech on a line and completes at its end.</summary>
    public async Task PlayAsync(CallLine line, CancellationToken cancellationToken)
    {
        line.Endpoint = this;
        try
        {
            await _played.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            line.Endpoint = null;
        }
    }

    /// <inheritdoc />
    public void FillNextFrame(Span<byte> toCallee) => _playback.ReadFrame(toCallee);

    /// <inheritdoc />
    public void OnCalleeFrame(ReadOnlySpan<byte> audio)
    {
    }
}
