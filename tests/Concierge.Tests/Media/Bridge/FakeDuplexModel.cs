namespace Concierge.Tests.Media.Bridge;

/// <summary>
/// A duplex voice model at the far end of its wire, as GPT-Live is: its clock is the audio that it gets; it gives one uninterrupted stream of
/// audio with the silence in it; it decides itself when to answer and when to stop. It has no turns, responses, cancellation or truncation.
/// </summary>
internal sealed class FakeDuplexModel
{
    /// <summary>The μ-law code of its voice.</summary>
    public const byte Voice = 0x09;

    private const int FramesInDelta = 5;
    private const int DeltaBytes = FramesInDelta * 160;
    private const int LoudFramesToHear = 10;
    private const int SilentFramesToAnswer = 25;

    private int _frames;
    private int _loudFrames;
    private int _silentFrames;
    private int _speechBytes;

    /// <summary>Gets each 100 ms of output: μ-law, silent or not.</summary>
    public Func<byte[], ValueTask> AudioDelta { get; set; } = _ => ValueTask.CompletedTask;

    /// <summary>Gets fragments of what the model says.</summary>
    public Action<string> OutputTranscript { get; set; } = _ => { };

    /// <summary>Gets what the model understood of the other side.</summary>
    public Action<string> InputTranscript { get; set; } = _ => { };

    /// <summary>How it was told to behave.</summary>
    public List<string> Instructions { get; } = [];

    /// <summary>What it was given to say.</summary>
    public List<string> Commentary { get; } = [];

    /// <summary>What it was given to know.</summary>
    public List<string> Thinking { get; } = [];

    /// <summary>How long it speaks each time.</summary>
    public TimeSpan SpeechLength { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Processes 20 ms of the other side's audio. The clock moves only by this.</summary>
    public async ValueTask AppendAsync(byte[] frame)
    {
        Listen(frame[0] == VoiceBridgeFixture.Loud);
        if (++_frames % FramesInDelta == 0)
        {
            var delta = new byte[DeltaBytes];
            Array.Fill(delta, _speechBytes > 0 ? Voice : VoiceBridgeFixture.Silent);
            _speechBytes = Math.Max(0, _speechBytes - DeltaBytes);
            await AudioDelta(delta);
        }
    }

    /// <summary>Takes an instruction: to speak, to stop, or how to behave from now on.</summary>
    public void AppendInstructions(string text)
    {
        Instructions.Add(text);
        if (text.StartsWith("Stop", StringComparison.Ordinal))
        {
            _speechBytes = 0;
        }
        else
        {
            Speak(" Good evening.");
        }
    }

    /// <summary>Takes something to say.</summary>
    public void AppendCommentary(string text)
    {
        Commentary.Add(text);
        Speak($" {text}");
    }

    /// <summary>Takes something to know.</summary>
    public void AppendThinking(string text) => Thinking.Add(text);

    private void Listen(bool isLoud)
    {
        if (isLoud)
        {
            _loudFrames++;
            _silentFrames = 0;
            if (_loudFrames == LoudFramesToHear)
            {
                // It stops by itself when the other side speaks.
                _speechBytes = 0;
            }

            return;
        }

        if (++_silentFrames == SilentFramesToAnswer && _loudFrames >= LoudFramesToHear)
        {
            _loudFrames = 0;
            InputTranscript(" Luigi's, hello?");
            Speak(" A table for four, please.");
        }
    }

    private void Speak(string words)
    {
        _speechBytes += (int)SpeechLength.TotalMilliseconds * 8;
        OutputTranscript(words);
    }
}
