namespace Concierge.Voice;

/// <summary>
/// Passes on what one session tells, until another takes its place: what a lost session still says, while it is being put
/// away, must not be taken for its successor's.
/// </summary>
internal sealed class SessionListener(IVoiceSessionListener listener) : IVoiceSessionListener
{
    private volatile bool _retired;

    /// <summary>From here on the session is not listened to.</summary>
    public void Retire() => _retired = true;

    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload) =>
        _retired ? ValueTask.CompletedTask : listener.OnAudioAsync(responseId, itemId, contentIndex, payload);

    /// <inheritdoc/>
    public void OnAudioDone(string itemId, int contentIndex) => Tell(() => listener.OnAudioDone(itemId, contentIndex));

    /// <inheritdoc/>
    public ValueTask OnSpeechStartedAsync(string itemId) => TellAsync(() => listener.OnSpeechStartedAsync(itemId));

    /// <inheritdoc/>
    public ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length) => TellAsync(() => listener.OnSpeechStoppedAsync(itemId, length));

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => Tell(() => listener.OnItemAdded(itemId, previousItemId, role));

    /// <inheritdoc/>
    public ValueTask OnCalleeTranscriptAsync(string itemId, string text) => TellAsync(() => listener.OnCalleeTranscriptAsync(itemId, text));

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text) => Tell(() => listener.OnAgentTranscript(itemId, text));

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments) => Tell(() => listener.OnFunctionCall(callId, name, arguments));

    /// <inheritdoc/>
    public ValueTask OnResponseCreatedAsync(string responseId) => TellAsync(() => listener.OnResponseCreatedAsync(responseId));

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, ConciergeError? error) => TellAsync(() => listener.OnResponseDoneAsync(responseId, error));

    /// <inheritdoc/>
    public ValueTask OnErrorAsync(ConciergeError error, string? cause) => TellAsync(() => listener.OnErrorAsync(error, cause));

    /// <inheritdoc/>
    public void OnClosed(ConciergeError reason) => Tell(() => listener.OnClosed(reason));

    private void Tell(Action news)
    {
        if (!_retired)
        {
            news();
        }
    }

    private ValueTask TellAsync(Func<ValueTask> news) => _retired ? ValueTask.CompletedTask : news();
}
