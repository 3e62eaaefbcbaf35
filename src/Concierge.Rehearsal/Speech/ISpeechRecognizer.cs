namespace Concierge.Rehearsal.Speech;

/// <summary>Recognizes the speech of one speaker, one utterance at a time. Not thread-safe.</summary>
public interface ISpeechRecognizer : IDisposable
{
    /// <summary>Begins an utterance.</summary>
    void Begin();

    /// <summary>Adds the next audio of the utterance: 8 kHz, 16-bit mono, of any length.</summary>
    void Push(ReadOnlySpan<short> pcm);

    /// <summary>Adds the next audio of an utterance that has not passed a telephone: 16 kHz, 16-bit mono, of any length.</summary>
    void PushWideBand(ReadOnlySpan<short> pcm16Khz) => throw new NotSupportedException("This recognizer takes audio of 8 kHz only.");

    /// <summary>Ends the utterance and recognizes it.</summary>
    /// <returns>Lower-case words separated by single spaces, letters as <c>a.</c>; empty if nothing was understood.</returns>
    string End();
}
