using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Speech;

/// <summary>A pool of loaded decoders, grouped by the speaker they are adapted to.</summary>
internal sealed class RecognizerPool(string? cacheFolder) : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<PocketSphinxDecoder>> _idle = new(StringComparer.Ordinal);
    private readonly Lazy<SpeechModelCache> _files = new(() => SpeechModelCache.OpenOrCreate(cacheFolder ?? SpeechModelCache.DefaultCache));
    private int _loadedCount;
    private volatile bool _disposed;

    /// <summary>The number of decoders that this pool has loaded.</summary>
    public int LoadedCount => Volatile.Read(ref _loadedCount);

    /// <summary>Rents an idle decoder, or loads one.</summary>
    public PocketSphinxDecoder Rent(string speaker)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return GetIdle(speaker).TryTake(out var decoder) ? decoder : Load(speaker);
    }

    /// <summary>Loads decoders until the given number is idle.</summary>
    public void Preload(string speaker, int count, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        while (GetIdle(speaker).Count < count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Return(speaker, Load(speaker));
        }
    }

    /// <summary>Returns a decoder to the pool.</summary>
    public void Return(string speaker, PocketSphinxDecoder decoder)
    {
        var idle = GetIdle(speaker);
        idle.Add(decoder);
        if (_disposed && idle.TryTake(out var leftover))
        {
            leftover.Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var idle in _idle.Values)
        {
            while (idle.TryTake(out var decoder))
            {
                decoder.Dispose();
            }
        }

        if (_files.IsValueCreated)
        {
            _files.Value.Dispose();
        }
    }

    private PocketSphinxDecoder Load(string speaker)
    {
        var decoder = PocketSphinxDecoder.Load(_files.Value, speaker);
        Interlocked.Increment(ref _loadedCount);
        return decoder;
    }

    private ConcurrentBag<PocketSphinxDecoder> GetIdle(string speaker) => _idle.GetOrAdd(speaker, _ => []);
}
