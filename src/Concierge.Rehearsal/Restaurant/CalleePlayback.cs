using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A turn of the callee as audio, played frame by frame.</summary>
internal sealed class CalleePlayback
{
    private const int FrameLength = 160;
    private const int SampleRate = 8000;
    private const int PauseBeforeBeep = SampleRate / 4;
    private const int PauseBeforeSound = SampleRate;
    private const int PauseBetweenParts = SampleRate * 11 / 10;
    private const int BeepHertz = 1000;
    private static readonly TimeSpan BeepLength = TimeSpan.FromSeconds(0.4);

    private readonly byte[] _audio;
    private int _position;

    /// <summary>Synthesizes a turn.</summary>
    public CalleePlayback(CalleeTurn turn, ISpeechSynthesizer synthesizer)
    {
        Turn = turn;
        var pcm = SynthesizeSpeech(turn.Speech, synthesizer);
        if (turn.DropsMidway)
        {
            pcm = pcm[..(pcm.Length / 2)];
        }

        short[] soundAfter = turn.BeepAfter ? ToneGenerator.CreateTone(BeepHertz, BeepLength)
            : turn.RingingAfter > TimeSpan.Zero ? ToneGenerator.CreateRinging(turn.RingingAfter)
            : ToneGenerator.CreateMusic(turn.MusicAfter);
        if (soundAfter.Length > 0)
        {
            pcm = [.. pcm, .. new short[turn.BeepAfter ? PauseBeforeBeep : PauseBeforeSound], .. soundAfter];
        }

        _audio = new byte[pcm.Length];
        MuLaw.Encode(pcm, _audio);
    }

    /// <summary>The turn.</summary>
    public CalleeTurn Turn { get; }

    /// <summary>Whether the callee hangs up at the end of the turn.</summary>
    public bool EndsCall => Turn.HangUpAfter || Turn.DropsMidway;

    /// <summary>Whether the callee gives no answer to what the caller says during the turn.</summary>
    public bool IgnoresCaller => Turn.IgnoresInterruption || Turn.StartsImmediately || Turn.BeepAfter || Turn.MusicAfter > TimeSpan.Zero
        || Turn.RingingAfter > TimeSpan.Zero;

    /// <summary>Whether the callee stops when the caller interrupts. A machine does not stop, and a callee who says goodbye does not either.</summary>
    public bool CanBeInterrupted => !EndsCall && !IgnoresCaller;

    /// <summary>Whether the whole turn has been played.</summary>
    public bool HasEnded => _position >= _audio.Length;

    /// <summary>Writes the next frame.</summary>
    public void ReadFrame(Span<byte> frame)
    {
        var count = Math.Min(FrameLength, _audio.Length - _position);
        _audio.AsSpan(_position, count).CopyTo(frame);
        frame[count..].Fill(MuLaw.Silence);
        _position += count;
    }

    private static short[] SynthesizeSpeech(string speech, ISpeechSynthesizer synthesizer)
    {
        var parts = speech.Split(" ... ").Select(synthesizer.Synthesize);
        return parts.Aggregate((previous, part) => [.. previous, .. new short[PauseBetweenParts], .. part]);
    }
}
