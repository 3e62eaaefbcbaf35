namespace Concierge.Bench.Measures;

/// <summary>The figures of one run: one bridge in one round. Delays are in milliseconds.</summary>
internal sealed record RunResult
{
    // For each second of the window. The 99.9th percentile shows a thousandth of the time; the kernel counts stolen time in hundredths of a second.
    private const double MaxStolenMsPerSecond = 2;
    private const double MaxOtherCores = 0.1;

    public required string Subject { get; init; }

    public int Round { get; init; }

    public int Calls { get; init; }

    /// <summary>The number of calls in which the telephone received audio of the agent.</summary>
    public int CallsUnderWay { get; init; }

    /// <summary>Processor time per second and call, in milliseconds.</summary>
    public double CpuMs { get; init; }

    public double ToModelP50 { get; init; }

    public double ToModelP99 { get; init; }

    public double ToModelP999 { get; init; }

    /// <summary>Includes the wait for the rest of the chunk.</summary>
    public double ToModelWholeP50 { get; init; }

    public double ToTelephoneP50 { get; init; }

    public double ToTelephoneP99 { get; init; }

    public double ToTelephoneP999 { get; init; }

    public double ToClearP50 { get; init; }

    public double ToClearP99 { get; init; }

    public long Interruptions { get; init; }

    public long MissedClears { get; init; }

    public long Stale { get; init; }

    public double FirstAudioP50 { get; init; }

    public double FirstAudioP99 { get; init; }

    public double ResidentKbPerCall { get; init; }

    /// <summary>.NET programs only, otherwise NaN.</summary>
    public double ManagedKbPerCall { get; init; }

    /// <summary>All bytes that the process allocated, per frame in either direction. .NET programs only, otherwise NaN.</summary>
    public double AllocatedPerFrame { get; init; }

    public long OldestCollections { get; init; }

    /// <summary>Garbage collections of any generation. .NET programs only.</summary>
    public long Collections { get; init; }

    /// <summary>The total pause of all garbage collections, in milliseconds. .NET programs only.</summary>
    public double PausedMs { get; init; }

    public long Frames { get; init; }

    public long Lost { get; init; }

    public long Turns { get; init; }

    public long Unanswered { get; init; }

    public long Broken { get; init; }

    public string? Fault { get; init; }

    /// <summary>The share of its core that the load generator used. Near 1, the run measures the load generator and not the bridge.</summary>
    public double LoadCpu { get; init; }

    /// <summary>How late the load generator sent its frames. Above a few milliseconds, the run measures the load generator.</summary>
    public double LoadLateP99 { get; init; }

    /// <summary>Garbage collections of the load generator in the window. Each delays every call by about 20 ms, and the bridge causes none of them.</summary>
    public long LoadCollections { get; init; }

    /// <summary>Steal time in the window, in milliseconds: the host ran another virtual machine.</summary>
    public double StolenMs { get; init; }

    /// <summary>Cores that other work on this machine used. Unless this is close to 0, the delays say little about the bridge.</summary>
    public double OtherCores { get; init; }

    /// <summary>The length of the window in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>How many earlier measurements of this round were disturbed.</summary>
    public int Repeats { get; init; }

    /// <summary>Whether other work, the host or the load generator disturbed the run, so that the delays say little about the bridge.</summary>
    public bool IsDisturbed => StolenMs > MaxStolenMsPerSecond * Seconds || OtherCores > MaxOtherCores || LoadCollections > 0;
}
