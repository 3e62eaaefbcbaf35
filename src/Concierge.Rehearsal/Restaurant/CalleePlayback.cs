using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A turn of the callee as audio, played frame by frame.</summary>
internal sealed class CalleePlayback
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

    /// <summary>Synthesizes a turn.</summary>
    public CalleePlayback(CalleeTurn turn, ISpeechSynthesizer synthesizer)
    {
        Turn = turn;
        var pcm = Speak(turn.Speech, synthesizer);
        if (turn.DropsMidway)
        {
            pcm = pcm[..(pcm.Length / 2)];
        }

        short[] after = turn.BeepAfter ? ToneGenerator.CreateTone(BeepHertz, BeepLength)
            : turn.RingingAfter > TimeSpan.Zero ? ToneGenerator.CreateRinging(turn.RingingAfter)
            : ToneGenerator.CreateMusic(turn.MusicAfter);
        if (after.Length > 0)
        {
            pcm = [.. pcm, .. new short[turn.BeepAfter ? PauseBeforeBeep : PauseBeforeSound], .. after];
        }

        _sound = new byte[pcm.Length];
        MuLaw.Encode(pcm, _sound);
    }

    /// <summary>The turn.</summary>
    public CalleeTurn Turn { get; }

    /// <summary>Whether the callee hangs up at its end.</summary>
    public bool EndsCall => Turn.HangUpAfter || Turn.DropsMidway;

    /// <summary>Whether the callee does not answer what the caller says during the turn.</summary>
    public bool IgnoresCaller => Turn.IgnoresInterruption || Turn.StartsImmediately || Turn.BeepAfter || Turn.MusicAfter > TimeSpan.Zero
        || Turn.RingingAfter > TimeSpan.Zero;

    /// <summary>Whether the callee stops when the caller talks over it. A machine does not, nor does a callee who says goodbye.</summary>
    public bool CanBeInterrupted => !EndsCall && !IgnoresCaller;

    /// <summary>Whether the whole turn has been played.</summary>
    public bool HasEnded => _position >= _sound.Length;

    /// <summary>Writes the next frame.</summary>
    public void ReadFrame(Span<byte> frame)
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
