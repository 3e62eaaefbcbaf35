namespace Concierge.Rehearsal.Telephone;

/// <summary>Notices the end of a machine's greeting: speech, then enough silence. An approximation of Twilio's <c>DetectMessageEnd</c>.</summary>
/// <param name="speechEnd">How much silence ends the greeting.</param>
internal sealed class GreetingListener(TimeSpan speechEnd)
{
    private const int LoudMagnitude = 0x30;
    private const int LoudSamples = 10;
    private const int LeastLoudFrames = 15;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _quietFramesAtEnd = (int)Math.Ceiling(speechEnd / CallLine.FrameLength);
    private int _loudFrames;
    private int _quietFrames;

    /// <summary>Completes at the greeting's end.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Hears 20 ms of μ-law.</summary>
    public void Frame(ReadOnlySpan<byte> said)
    {
        int loud = 0;
        foreach (byte sample in said)
        {
            // μ-law is inverted on the wire; the upper bits of the magnitude are its exponent.
            loud += (~sample & 0x7F) >= LoudMagnitude ? 1 : 0;
        }

        if (loud >= LoudSamples)
        {
            _loudFrames++;
            _quietFrames = 0;
        }
        else if (_loudFrames >= LeastLoudFrames && ++_quietFrames >= _quietFramesAtEnd)
        {
            _ended.TrySetResult();
        }
    }
}
