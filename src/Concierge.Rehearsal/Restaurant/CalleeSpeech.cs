using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A turn of the callee as sound, played a frame at a time.</summary>
internal sealed class CalleeSpeech
{
    private const int FrameLength = 160;
    private const int SampleRate = 8000;
    private const int PauseBeforeBeep = SampleRate / 4;
    private const int BeepLength = SampleRate * 4 / 10;
    private const int BeepHertz = 1000;

    private readonly byte[] _sound;
    private int _position;

    /// <summary>Prepares to say a turn.</summary>
    public CalleeSpeech(CalleeTurn turn, ISpeechSynthesizer synthesizer)
    {
        Turn = turn;
        var pcm = synthesizer.Synthesize(turn.Speech);
        if (turn.HangUpMidway)
        {
            pcm = pcm[..(pcm.Length / 2)];
        }

        if (turn.BeepAfter)
        {
            pcm = [.. pcm, .. new short[PauseBeforeBeep], .. Beep()];
        }

        _sound = new byte[pcm.Length];
        MuLaw.Encode(pcm, _sound);
    }

    /// <summary>What is said.</summary>
    public CalleeTurn Turn { get; }

    /// <summary>Whether the telephone is put down at its end.</summary>
    public bool EndsCall => Turn.HangUpAfter || Turn.HangUpMidway;

    /// <summary>Whether whoever says it stops when talked over: a machine does not, nor does one who is taking leave.</summary>
    public bool CanBeInterrupted => !EndsCall && !Turn.BeepAfter;

    /// <summary>Whether all of it has been played.</summary>
    public bool Ended => _position >= _sound.Length;

    /// <summary>Plays the next frame.</summary>
    public void Play(Span<byte> frame)
    {
        var count = Math.Min(FrameLength, _sound.Length - _position);
        _sound.AsSpan(_position, count).CopyTo(frame);
        frame[count..].Fill(MuLaw.Silence);
        _position += count;
    }

    private static short[] Beep() =>
        [.. Enumerable.Range(0, BeepLength).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * BeepHertz * i / SampleRate)))];
}
