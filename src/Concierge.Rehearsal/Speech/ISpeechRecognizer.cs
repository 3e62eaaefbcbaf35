namespace Concierge.Rehearsal.Speech;

/// <summary>Recognizes the speech of one speaker, one utterance at a time. Not thread-safe.</summary>
public interface ISpeechRecognizer : IDisposable
{
    /// <summary>Begins an utterance.</summary>
    void Begin();

    /// <summary>Adds the next audio of the utterance: 8 kHz, 16-bit mono, of any length.</summary>
    void Push(ReadOnlySpan<short> pcm);

    /// <summary>Ends the utterance and recognizes it.</summary>
    /// <returns>Lower-case words separated by single spaces, letters as <c>a.</c>; empty if nothing was understood.</returns>
    string End();
}
