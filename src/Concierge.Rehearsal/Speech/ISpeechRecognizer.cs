namespace Concierge.Rehearsal.Speech;

/// <summary>Hears one speaker, an utterance at a time. Not safe for two threads at once.</summary>
public interface ISpeechRecognizer : IDisposable
{
    /// <summary>Begins an utterance.</summary>
    void Begin();

    /// <summary>Hears the next piece of it: 8 kHz, 16-bit mono, of any length.</summary>
    void Push(ReadOnlySpan<short> pcm);

    /// <summary>Ends the utterance.</summary>
    /// <returns>Lower-case words separated by single spaces, letters as <c>a.</c>; empty when nothing was understood.</returns>
    string End();
}
