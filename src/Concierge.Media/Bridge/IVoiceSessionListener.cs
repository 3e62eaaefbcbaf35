namespace Concierge.Media.Bridge;

/// <summary>Receives the events of a voice session, one at a time, in order of arrival. An implementation must not block.</summary>
public interface IVoiceSessionListener
{
    /// <summary>Audio to play arrived.</summary>
    /// <param name="responseId">The response it belongs to.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="contentIndex">The content part.</param>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono; valid only until this method returns.</param>
    ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload);

    /// <summary>The audio of a content part is complete.</summary>
    void OnAudioDone(string itemId, int contentIndex);

    /// <summary>The callee began to speak.</summary>
    ValueTask OnSpeechStartedAsync(string itemId);

    /// <summary>The callee stopped speaking.</summary>
    /// <param name="itemId">The item of the turn.</param>
    /// <param name="length">The duration of the speech, without the padding and the closing silence that the model keeps.</param>
    ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length);

    /// <summary>A spoken item was added to the conversation.</summary>
    void OnItemAdded(string itemId, string? previousItemId, VoiceRole role);

    /// <summary>The transcript of the callee's speech arrived; empty if it could not be recognized.</summary>
    ValueTask OnCalleeTranscriptAsync(string itemId, string text);

    /// <summary>The transcript of the model's speech arrived.</summary>
    void OnAgentTranscript(string itemId, string text);

    /// <summary>The model calls a function. Raised once for each call.</summary>
    void OnFunctionCall(string callId, string name, string arguments);

    /// <summary>A response began.</summary>
    ValueTask OnResponseCreatedAsync(string responseId);

    /// <summary>A response ended.</summary>
    /// <param name="responseId">The response.</param>
    /// <param name="error">The failure; <see langword="null"/> if the response succeeded.</param>
    ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error);

    /// <summary>The model reports an error in an event that this side sent.</summary>
    /// <param name="error">The error.</param>
    /// <param name="cause">The type of the event that caused it, such as <c>response.create</c>; <see langword="null"/> when the model does not say.</param>
    ValueTask OnErrorAsync(VoiceModelError error, string? cause);

    /// <summary>The session ended. Raised once, but not after the session is disposed.</summary>
    void OnClosed(VoiceModelError reason);
}
