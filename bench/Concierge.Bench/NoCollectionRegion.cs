using System.Runtime;

namespace Concierge.Bench;

/// <summary>
/// Prevents garbage collections of the load generator during the window: a collection takes about 20 ms, which would count as a delay of the bridge.
/// </summary>
internal static class NoCollectionRegion
{
    // Twice what the two ends of a call allocate in a second.
    private const long BytesPerCallSecond = 12 * 1024;
    private const long MaxBytes = 200L * 1024 * 1024;

    /// <summary>Starts a region without garbage collection, if there is enough memory.</summary>
    /// <returns>The collections so far, for <see cref="End"/>.</returns>
    public static int Start(Options options)
    {
        var bytes = (long)(options.Calls * options.Window.TotalSeconds) * BytesPerCallSecond;
        _ = GC.TryStartNoGCRegion(Math.Clamp(bytes, BytesPerCallSecond, MaxBytes));
        return GC.CollectionCount(0);
    }

    /// <summary>Ends the region.</summary>
    /// <returns>The number of collections since <see cref="Start"/>.</returns>
    public static int End(int before)
    {
        var collections = GC.CollectionCount(0) - before;
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return collections;
    }
}
