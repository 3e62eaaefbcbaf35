namespace Concierge.Rehearsal.Speech;

/// <summary>A decoder on loan.</summary>
internal sealed class PooledRecognizer(PocketSphinxDecoder decoder, Action<PocketSphinxDecoder> giveBack) : ISpeechRecognizer
{
    private PocketSphinxDecoder? _decoder = decoder;

    private PocketSphinxDecoder Decoder => _decoder ?? throw new ObjectDisposedException(nameof(ISpeechRecognizer));

    /// <inheritdoc/>
    public void Begin() => Decoder.Begin();

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<short> pcm) => Decoder.Push(pcm);

    /// <inheritdoc/>
    public string End() => Decoder.End();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _decoder, null) is { } returned)
        {
            giveBack(returned);
        }
    }
}
