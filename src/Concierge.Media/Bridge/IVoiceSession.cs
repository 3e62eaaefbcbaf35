namespace Concierge.Media.Bridge;

/// <summary>
/// An open session with a voice model. Every method only queues and sends; <see cref="IVoiceSessionListener.OnClosed"/> reports failures.
/// A disposed session raises no further events.
/// </summary>
public interface IVoiceSession : IAsyncDisposable
{
    /// <summary>The number of frames that complete the next audio chunk to send; at least 1.</summary>
    int FramesUntilChunk { get; }

    /// <summary>Sends the callee's audio, coalesced into chunks.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, unchanged from Twilio.</param>
    ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload);

    /// <summary>Requests a response. Must not be called while a response is active.</summary>
    ValueTask CreateResponseAsync();

    /// <summary>Cancels a response.</summary>
    ValueTask CancelResponseAsync(string responseId);

    /// <summary>Truncates an item to the audio that the callee heard.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="contentIndex">The content part.</param>
    /// <param name="audioEndMs">The heard audio, in whole milliseconds.</param>
    ValueTask TruncateAsync(string itemId, int contentIndex, int audioEndMs);

    /// <summary>Deletes an item from the model's conversation, for example noise.</summary>
    ValueTask DeleteItemAsync(string itemId);

    /// <summary>Sends the result of a function call.</summary>
    ValueTask SendFunctionOutputAsync(string callId, string output);

    /// <summary>Adds a system message to the conversation.</summary>
    ValueTask AddNoteAsync(string text);
}
