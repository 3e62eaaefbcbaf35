using Concierge.Bench.Wire;

namespace Concierge.Bench.Measures;

/// <summary>Keeps every delay, so that high percentiles are exact.</summary>
internal sealed class Delays
{
    private readonly List<long> _all = new(1 << 14);

    /// <summary>The number of delays.</summary>
    public int Count => _all.Count;

    /// <summary>Adds a delay in ticks of <see cref="EventLoop"/>.</summary>
    public void Add(long ticks) => _all.Add(ticks);

    /// <summary>Gets a percentile in milliseconds; NaN without any delay.</summary>
    /// <param name="perThousand">The percentile in thousandths: 999 is the 99.9th.</param>
    public double GetPercentileMilliseconds(int perThousand)
    {
        if (_all.Count == 0)
        {
            return double.NaN;
        }

        _all.Sort();
        var rank = (int)Math.Ceiling(_all.Count * perThousand / 1000.0) - 1;
        return _all[Math.Clamp(rank, 0, _all.Count - 1)] / (double)EventLoop.Millisecond;
    }
}
