using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>Sends nothing for a call before this process knows that the call is its own.</summary>
/// <param name="inner">The stream.</param>
/// <param name="call">The call.</param>
/// <param name="ownership">Knows whether this process may act.</param>
internal sealed class GuardedAudioSink(IAudioSink inner, Call call, ICallOwnership ownership) : IAudioSink
{
    /// <inheritdoc/>
    public void Play(ReadOnlySpan<byte> payload, PlaybackMark mark) => inner.Play(payload, mark);

    /// <inheritdoc/>
    public void Clear() => inner.Clear();

    /// <inheritdoc/>
    public ValueTask FlushAsync() => ownership.IsCertain ? inner.FlushAsync() : ConfirmAndFlushAsync();

    private async ValueTask ConfirmAndFlushAsync()
    {
        if (await ownership.ConfirmAsync(call, CancellationToken.None))
        {
            await inner.FlushAsync();
        }
    }
}
