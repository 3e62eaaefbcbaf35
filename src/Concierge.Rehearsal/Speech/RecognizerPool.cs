using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Speech;

/// <summary>A pool of loaded decoders, grouped by what they are made for.</summary>
internal sealed class RecognizerPool(string? cacheFolder) : IDisposable
{
    private readonly ConcurrentDictionary<RecognizerKind, ConcurrentBag<PocketSphinxDecoder>> _idle = new();
    private readonly Lazy<SpeechModelCache> _files = new(() => SpeechModelCache.OpenOrCreate(cacheFolder ?? SpeechModelCache.DefaultCache));
    private int _loadedCount;
    private volatile bool _disposed;

    /// <summary>The number of decoders that this pool has loaded.</summary>
    public int LoadedCount => Volatile.Read(ref _loadedCount);

    /// <summary>Rents an idle decoder, or loads one.</summary>
    public PocketSphinxDecoder Rent(RecognizerKind kind)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return GetIdle(kind).TryTake(out var decoder) ? decoder : Load(kind);
    }

    /// <summary>Loads decoders until the given number is idle.</summary>
    public void Preload(RecognizerKind kind, int count, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        while (GetIdle(kind).Count < count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Return(kind, Load(kind));
        }
    }

    /// <summary>Returns a decoder to the pool.</summary>
    public void Return(RecognizerKind kind, PocketSphinxDecoder decoder)
    {
        var idle = GetIdle(kind);
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

    private PocketSphinxDecoder Load(RecognizerKind kind)
    {
        var decoder = PocketSphinxDecoder.Load(_files.Value, kind);
        Interlocked.Increment(ref _loadedCount);
        return decoder;
    }

    private ConcurrentBag<PocketSphinxDecoder> GetIdle(RecognizerKind kind) => _idle.GetOrAdd(kind, _ => []);
}
