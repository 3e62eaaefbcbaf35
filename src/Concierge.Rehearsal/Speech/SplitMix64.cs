namespace Concierge.Rehearsal.Speech;

/// <summary>
/// A small pseudo-random number generator (Steele, Lea and Flood, 2014). Its sequence depends only on the seed; that of <see cref="Random"/> may
/// change with the runtime.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Generates the next 64 bits.</summary>
    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Generates an integer from 0 up to, but not including, <paramref name="exclusiveUpperBound"/>.</summary>
    public int Next(int exclusiveUpperBound) => (int)(((NextUInt64() >> 32) * (ulong)exclusiveUpperBound) >> 32);

    /// <summary>Generates a number from 0 up to, but not including, 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Chooses one of several items with equal probability.</summary>
    public T Choose<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
