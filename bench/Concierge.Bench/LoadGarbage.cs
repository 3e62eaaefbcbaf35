using System.Runtime;

namespace Concierge.Bench;

/// <summary>Keeps the load's own garbage from being collected while a window is open: a collection holds the load up for some 20 ms, which would be counted as the bridge's delay.</summary>
internal static class LoadGarbage
{
    // What a call's two far ends leave behind in a second is half of it.
    private const long BytesPerCallSecond = 12 * 1024;
    private const long Most = 200L * 1024 * 1024;

    /// <summary>From now on nothing is collected, if there is memory for it.</summary>
    /// <returns>For <see cref="Release"/>.</returns>
    public static int Hold(Options options)
    {
        var bytes = (long)(options.Calls * options.Window.TotalSeconds) * BytesPerCallSecond;
        _ = GC.TryStartNoGCRegion(Math.Clamp(bytes, BytesPerCallSecond, Most));
        return GC.CollectionCount(0);
    }

    /// <summary>Collects again.</summary>
    /// <returns>How many collections there were all the same.</returns>
    public static int Release(int before)
    {
        var collections = GC.CollectionCount(0) - before;
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return collections;
    }
}
