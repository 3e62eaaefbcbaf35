namespace Concierge.Rehearsal.Speech;

/// <summary>Synthesizes speech with one voice.</summary>
public interface ISpeechSynthesizer
{
    /// <summary>Synthesizes a text: 8 kHz, 16-bit mono, limited to the telephone band, with little or no silence at either end.</summary>
    short[] Synthesize(string text);
}
