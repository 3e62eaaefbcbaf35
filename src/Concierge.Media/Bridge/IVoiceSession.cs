namespace Concierge.Media.Bridge;

/// <summary>
/// An open session with a voice model, turn-based or duplex. Every method only queues and sends; <see cref="IVoiceSessionListener.OnClosed"/>
/// reports failures. A disposed session raises no further events.
/// </summary>
/// <remarks>
/// A turn-based model, such as OpenAI's Realtime API, speaks when it is asked to: its session is an <see cref="ITurnBasedVoiceSession"/>.
/// A duplex model, such as GPT-Live, listens and speaks at once, and decides itself when to answer: its session implements this interface
/// only, and the bridge requests a response only for a reason of its own (nobody has greeted, a line is to be said, playback was lost).
/// docs/architecture.md has the table of what each member does in either protocol.
/// </remarks>
public interface IVoiceSession : IAsyncDisposable
{
    /// <summary>The number of frames that complete the next audio chunk to send; at least 1.</summary>
    int FramesUntilChunk { get; }

    /// <summary>Sends the callee's audio, coalesced into chunks.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, unchanged from the media stream.</param>
    ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload);

    /// <summary>Makes the model speak: the line that was added last and not said yet, or words of its own.</summary>
    /// <remarks>The session reports the begin and the end of the speech as a response. It is not called while a response is active.</remarks>
    ValueTask CreateResponseAsync();

    /// <summary>Stops a response. Audio of it that still arrives is not played.</summary>
    ValueTask CancelResponseAsync(string responseId);

    /// <summary>Sends the result of a function call. A duplex model speaks of it by itself.</summary>
    ValueTask SendFunctionOutputAsync(string callId, string output);

    /// <summary>Adds a line that the model says word for word in the next response.</summary>
    ValueTask AddLineAsync(string line);

    /// <summary>Adds something to the conversation that the model should know.</summary>
    ValueTask AddNoteAsync(string text);
}
