namespace Concierge.Media.Bridge;

/// <summary>An open session with a voice model. Every method only queues and sends; failures show through <see cref="IVoiceSessionListener.OnClosed"/>. Once disposed of, it tells its listener nothing more.</summary>
public interface IVoiceSession : IAsyncDisposable
{
    /// <summary>How many frames of the callee's audio there must be before any of it is sent; from 1.</summary>
    int FramesUntilSent { get; }

    /// <summary>Sends the callee's audio, gathered into chunks.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, as Twilio sends it.</param>
    ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload);

    /// <summary>Asks the model to speak. Must not be called while a response is active.</summary>
    ValueTask CreateResponseAsync();

    /// <summary>Stops a response.</summary>
    ValueTask CancelResponseAsync(string responseId);

    /// <summary>Tells the model how much of what it said was heard.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="contentIndex">The content part.</param>
    /// <param name="audioEndMs">Whole milliseconds.</param>
    ValueTask TruncateAsync(string itemId, int contentIndex, int audioEndMs);

    /// <summary>Takes an item out of the model's conversation: it was no speech.</summary>
    ValueTask DeleteItemAsync(string itemId);

    /// <summary>Answers a function call.</summary>
    ValueTask SendFunctionOutputAsync(string callId, string output);

    /// <summary>Tells the model something that nobody said.</summary>
    ValueTask AddNoteAsync(string text);
}
