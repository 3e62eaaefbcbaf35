using Concierge.Rehearsal.Clock;

namespace Concierge.Rehearsal.Speech;

/// <summary>A decoder rented from a pool. It pauses the rehearsal's clock, if there is one, while the decoder works.</summary>
internal sealed class PooledSpeechRecognizer(PocketSphinxDecoder decoder, Action<PocketSphinxDecoder> returnToPool, RehearsalClock? clock) : ISpeechRecognizer
{
    private PocketSphinxDecoder? _decoder = decoder;

    private PocketSphinxDecoder Decoder => _decoder ?? throw new ObjectDisposedException(nameof(ISpeechRecognizer));

    /// <inheritdoc/>
    public void Begin()
    {
        using var pause = clock?.Pause();
        Decoder.Begin();
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<short> pcm)
    {
        using var pause = clock?.Pause();
        Decoder.Push(pcm);
    }

    /// <inheritdoc/>
    public void PushWideBand(ReadOnlySpan<short> pcm16Khz)
    {
        using var pause = clock?.Pause();
        Decoder.PushWideBand(pcm16Khz);
    }

    /// <inheritdoc/>
    public string End()
    {
        using var pause = clock?.Pause();
        return Decoder.End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _decoder, null) is { } returned)
        {
            returnToPool(returned);
        }
    }
}
