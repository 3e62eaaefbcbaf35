namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Notices the end of a machine's greeting: its tone, or speech and then enough silence. An approximation of Twilio's
/// <c>DetectMessageEnd</c>.
/// </summary>
/// <param name="speechEnd">How much silence ends the greeting.</param>
internal sealed class GreetingDetector(TimeSpan speechEnd)
{
    private const int LoudMagnitude = 0x30;
    private const int LoudSamples = 10;
    private const int LeastLoudFrames = 15;

    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ToneDetector _tone = new();
    private readonly int _quietFramesAtEnd = (int)Math.Ceiling(speechEnd / CallLine.FrameLength);
    private int _loudFrames;
    private int _quietFrames;

    /// <summary>Completes at the greeting's end, with what Twilio calls it: <c>machine_end_beep</c> or <c>machine_end_silence</c>.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Hears 20 ms of μ-law.</summary>
    public void ProcessFrame(ReadOnlySpan<byte> said)
    {
        if (_ended.Task.IsCompleted)
        {
            return;
        }

        if (_tone.ProcessFrame(said))
        {
            _ended.TrySetResult("machine_end_beep");
            return;
        }

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
            _ended.TrySetResult("machine_end_silence");
        }
    }
}
