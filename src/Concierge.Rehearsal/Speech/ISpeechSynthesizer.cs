namespace Concierge.Rehearsal.Speech;

/// <summary>Speaks one voice.</summary>
public interface ISpeechSynthesizer
{
    /// <summary>Speaks a text: 8 kHz, 16-bit mono, limited to the telephone's band, a little silence at most at either end.</summary>
    short[] Synthesize(string text);
}
