using Concierge.Bench.Wire;

namespace Concierge.Bench.Measures;

/// <summary>Every single delay, so that the far end of the distribution is no estimate.</summary>
internal sealed class Delays
{
    private readonly List<long> _all = new(1 << 14);

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>Adds one, in the loop's ticks.</summary>
    public void Add(long ticks) => _all.Add(ticks);

    /// <summary>The delay that so many in a thousand do not exceed, in milliseconds; not a number when there are none.</summary>
    public double Milliseconds(int perThousand)
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
