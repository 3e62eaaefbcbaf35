namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Detects the end of an answering machine's greeting: a tone, or speech and then enough silence. It approximates Twilio's
/// <c>DetectMessageEnd</c>.
/// </summary>
/// <param name="speechEnd">How much silence ends the greeting.</param>
internal sealed class GreetingDetector(TimeSpan speechEnd)
{
    private const int MinLoudMagnitude = 0x30;
    private const int MinLoudSamples = 10;
    private const int MinLoudFrames = 15;

    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ToneDetector _toneDetector = new();
    private readonly int _quietFramesAtEnd = (int)Math.Ceiling(speechEnd / CallLine.FrameLength);
    private int _loudFrames;
    private int _quietFrames;

    /// <summary>Completes at the end of the greeting with Twilio's name for it: <c>machine_end_beep</c> or <c>machine_end_silence</c>.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Processes 20 ms of the callee's audio, in μ-law.</summary>
    public void ProcessFrame(ReadOnlySpan<byte> fromCallee)
    {
        if (_ended.Task.IsCompleted)
        {
            return;
        }

        if (_toneDetector.ProcessFrame(fromCallee))
        {
            _ended.TrySetResult("machine_end_beep");
            return;
        }

        int loudSamples = 0;
        foreach (byte sample in fromCallee)
        {
            // The bits of a μ-law byte are inverted; the upper bits of the magnitude are its exponent.
            loudSamples += (~sample & 0x7F) >= MinLoudMagnitude ? 1 : 0;
        }

        if (loudSamples >= MinLoudSamples)
        {
            _loudFrames++;
            _quietFrames = 0;
        }
        else if (_loudFrames >= MinLoudFrames && ++_quietFrames >= _quietFramesAtEnd)
        {
            _ended.TrySetResult("machine_end_silence");
        }
    }
}
