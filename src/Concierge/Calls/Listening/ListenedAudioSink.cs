using Concierge.Media.Bridge;

namespace Concierge.Calls.Listening;

/// <summary>Gives what is played to the restaurant to those who listen as well.</summary>
/// <param name="inner">The stream.</param>
/// <param name="listeners">Those who listen.</param>
internal sealed class ListenedAudioSink(IAudioSink inner, CallListeners listeners) : IAudioSink
{
    /// <inheritdoc/>
    public void Play(ReadOnlySpan<byte> payload, PlaybackMark mark)
    {
        inner.Play(payload, mark);
        listeners.OnAgentAudio(payload);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        inner.Clear();
        listeners.OnCleared();
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync() => inner.FlushAsync();
}
