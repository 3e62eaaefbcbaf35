namespace Concierge.Media.Bridge;

/// <summary>
/// Forwards the events of one session until that session is replaced. A lost session may still raise events while it is being
/// disposed; they must not be mistaken for events of its successor.
/// </summary>
internal sealed class RetirableSessionListener(IVoiceSessionListener listener) : IVoiceSessionListener
{
    private volatile bool _retired;

    /// <summary>Stops forwarding events.</summary>
    public void Retire() => _retired = true;

    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload) =>
        _retired ? ValueTask.CompletedTask : listener.OnAudioAsync(responseId, itemId, contentIndex, payload);

    /// <inheritdoc/>
    public void OnAudioDone(string itemId, int contentIndex)
    {
        if (!_retired)
        {
            listener.OnAudioDone(itemId, contentIndex);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnSpeechStartedAsync(string itemId) =>
        _retired ? ValueTask.CompletedTask : listener.OnSpeechStartedAsync(itemId);

    /// <inheritdoc/>
    public ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length) =>
        _retired ? ValueTask.CompletedTask : listener.OnSpeechStoppedAsync(itemId, length);

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role)
    {
        if (!_retired)
        {
            listener.OnItemAdded(itemId, previousItemId, role);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnCalleeTranscriptAsync(string itemId, string text) =>
        _retired ? ValueTask.CompletedTask : listener.OnCalleeTranscriptAsync(itemId, text);

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text)
    {
        if (!_retired)
        {
            listener.OnAgentTranscript(itemId, text);
        }
    }

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments)
    {
        if (!_retired)
        {
            listener.OnFunctionCall(callId, name, arguments);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnResponseCreatedAsync(string responseId) =>
        _retired ? ValueTask.CompletedTask : listener.OnResponseCreatedAsync(responseId);

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error) =>
        _retired ? ValueTask.CompletedTask : listener.OnResponseDoneAsync(responseId, error);

    /// <inheritdoc/>
    public ValueTask OnErrorAsync(VoiceModelError error, string? cause) =>
        _retired ? ValueTask.CompletedTask : listener.OnErrorAsync(error, cause);

    /// <inheritdoc/>
    public void OnClosed(VoiceModelError reason)
    {
        if (!_retired)
        {
            listener.OnClosed(reason);
        }
    }
}
