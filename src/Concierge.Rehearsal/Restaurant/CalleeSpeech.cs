using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A turn of the callee as sound, played a frame at a time.</summary>
internal sealed class CalleeSpeech
{
    private const int FrameLength = 160;
    private const int SampleRate = 8000;
    private const int PauseBeforeBeep = SampleRate / 4;
    private const int PauseBeforeSound = SampleRate;
    private const int PauseBetweenPieces = SampleRate * 11 / 10;
    private const int BeepHertz = 1000;
    private static readonly TimeSpan BeepLength = TimeSpan.FromSeconds(0.4);

    private readonly byte[] _sound;
    private int _position;

    /// <summary>Prepares to say a turn.</summary>
    public CalleeSpeech(CalleeTurn turn, ISpeechSynthesizer synthesizer)
    {
        Turn = turn;
        var pcm = Speak(turn.Speech, synthesizer);
        if (turn.HangUpMidway)
        {
            pcm = pcm[..(pcm.Length / 2)];
        }

        short[] after = turn.BeepAfter ? Sounds.Tone(BeepHertz, BeepLength)
            : turn.RingingAfter > TimeSpan.Zero ? Sounds.Ringing(turn.RingingAfter)
            : Sounds.Music(turn.MusicAfter);
        if (after.Length > 0)
        {
            pcm = [.. pcm, .. new short[turn.BeepAfter ? PauseBeforeBeep : PauseBeforeSound], .. after];
        }

        _sound = new byte[pcm.Length];
        MuLaw.Encode(pcm, _sound);
    }

    /// <summary>What is said.</summary>
    public CalleeTurn Turn { get; }

    /// <summary>Whether the telephone is put down at its end.</summary>
    public bool EndsCall => Turn.HangUpAfter || Turn.HangUpMidway;

    /// <summary>Whether what the caller says meanwhile is no answer: it is talked down, or nobody listens.</summary>
    public bool OnlyOverhears => Turn.KeepsTalking || Turn.CutsIn || Turn.BeepAfter || Turn.MusicAfter > TimeSpan.Zero || Turn.RingingAfter > TimeSpan.Zero;

    /// <summary>Whether whoever says it stops when talked over: a machine does not, nor does one who is taking leave.</summary>
    public bool CanBeInterrupted => !EndsCall && !OnlyOverhears;

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

    private static short[] Speak(string speech, ISpeechSynthesizer synthesizer)
    {
        var pieces = speech.Split(" ... ").Select(synthesizer.Synthesize);
        return pieces.Aggregate((before, piece) => [.. before, .. new short[PauseBetweenPieces], .. piece]);
    }
}
