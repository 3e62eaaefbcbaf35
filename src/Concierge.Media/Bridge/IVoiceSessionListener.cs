namespace Concierge.Media.Bridge;

/// <summary>Hears what happens in a voice session. Called one at a time, in the order of arrival; must not block.</summary>
public interface IVoiceSessionListener
{
    /// <summary>A piece of speech to be played.</summary>
    /// <param name="responseId">The response it belongs to.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="contentIndex">The content part.</param>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono; valid during the call only.</param>
    ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload);

    /// <summary>A content part's speech is complete.</summary>
    void OnAudioDone(string itemId, int contentIndex);

    /// <summary>The callee began to speak.</summary>
    ValueTask OnSpeechStartedAsync(string itemId);

    /// <summary>The callee stopped speaking.</summary>
    /// <param name="itemId">The turn.</param>
    /// <param name="length">How long the turn was, without what the model keeps before and after it.</param>
    ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length);

    /// <summary>A spoken item took its place in the conversation.</summary>
    void OnItemAdded(string itemId, string? previousItemId, VoiceRole role);

    /// <summary>What the callee said is known; empty when it could not be understood.</summary>
    ValueTask OnCalleeTranscriptAsync(string itemId, string text);

    /// <summary>What the model said is known.</summary>
    void OnAgentTranscript(string itemId, string text);

    /// <summary>The model calls a function. Told once for each call.</summary>
    void OnFunctionCall(string callId, string name, string arguments);

    /// <summary>A response began.</summary>
    ValueTask OnResponseCreatedAsync(string responseId);

    /// <summary>A response ended.</summary>
    /// <param name="responseId">Which.</param>
    /// <param name="error">Why it failed, if it did.</param>
    ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error);

    /// <summary>The model complains of something this side sent.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="cause">The type of the event that caused it, such as <c>response.create</c>; <see langword="null"/> when the model does not say.</param>
    ValueTask OnErrorAsync(VoiceModelError error, string? cause);

    /// <summary>The session is over. Told once, unless it was disposed of.</summary>
    void OnClosed(VoiceModelError reason);
}
