using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Speech;

/// <summary>The decoders that are loaded and not in use, by whom they are adapted to.</summary>
internal sealed class RecognizerPool(string? cacheFolder) : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<PocketSphinxDecoder>> _idle = new(StringComparer.Ordinal);
    private readonly Lazy<SpeechFiles> _files = new(() => SpeechFiles.Open(cacheFolder ?? SpeechFiles.DefaultCache));
    private volatile bool _disposed;

    /// <summary>Takes one that is idle, or loads one.</summary>
    public PocketSphinxDecoder Take(string speaker)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return IdleFor(speaker).TryTake(out var decoder) ? decoder : PocketSphinxDecoder.Load(_files.Value, speaker);
    }

    /// <summary>Loads until this many are idle.</summary>
    public void Fill(string speaker, int count, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        while (IdleFor(speaker).Count < count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Return(speaker, PocketSphinxDecoder.Load(_files.Value, speaker));
        }
    }

    /// <summary>Gives one back.</summary>
    public void Return(string speaker, PocketSphinxDecoder decoder)
    {
        var idle = IdleFor(speaker);
        idle.Add(decoder);
        if (_disposed && idle.TryTake(out var orphan))
        {
            orphan.Dispose();
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

    private ConcurrentBag<PocketSphinxDecoder> IdleFor(string speaker) => _idle.GetOrAdd(speaker, _ => []);
}
