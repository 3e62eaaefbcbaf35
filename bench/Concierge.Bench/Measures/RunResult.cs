namespace Concierge.Bench.Measures;

/// <summary>The figures of one run: one bridge, one round. Delays in milliseconds.</summary>
internal sealed record RunResult
{
    // Of a second of the window. At the 99.9th percentile a thousandth of the time counts; the kernel tells the host's share in hundredths of a second.
    private const double MostStolenMs = 2;
    private const double MostOtherCores = 0.1;

    public required string Subject { get; init; }

    public required int Round { get; init; }

    public required int Calls { get; init; }

    /// <summary>Calls in which the agent was heard.</summary>
    public required int CallsUnderWay { get; init; }

    /// <summary>Processor milliseconds for each second of each call.</summary>
    public required double CpuMs { get; init; }

    public required double ToModelP50 { get; init; }

    public required double ToModelP99 { get; init; }

    public required double ToModelP999 { get; init; }

    /// <summary>With the wait for the rest of the chunk.</summary>
    public required double ToModelWholeP50 { get; init; }

    public required double ToTelephoneP50 { get; init; }

    public required double ToTelephoneP99 { get; init; }

    public required double ToTelephoneP999 { get; init; }

    public required double ToClearP50 { get; init; }

    public required double ToClearP99 { get; init; }

    public required long Interruptions { get; init; }

    public required long MissedClears { get; init; }

    public required long Stale { get; init; }

    public required double FirstAudioP50 { get; init; }

    public required double FirstAudioP99 { get; init; }

    public required double ResidentKbPerCall { get; init; }

    /// <summary>Of .NET programs; not a number for the others.</summary>
    public required double ManagedKbPerCall { get; init; }

    /// <summary>Of .NET programs; not a number for the others. Of everything the process did, for each frame either way.</summary>
    public required double AllocatedPerFrame { get; init; }

    public required long OldestCollections { get; init; }

    /// <summary>Of .NET programs: collections of any generation.</summary>
    public required long Collections { get; init; }

    /// <summary>Of .NET programs: milliseconds that collections held the program up, together.</summary>
    public required double PausedMs { get; init; }

    public required long Frames { get; init; }

    public required long Lost { get; init; }

    public required long Turns { get; init; }

    public required long Unanswered { get; init; }

    public required long Broken { get; init; }

    public required string? Fault { get; init; }

    /// <summary>The share of its core that the load took, and how late it was: near 1, or late by milliseconds, the run measures the load.</summary>
    public required double LoadCpu { get; init; }

    /// <inheritdoc cref="LoadCpu"/>
    public required double LoadLateP99 { get; init; }

    /// <summary>Collections of the load's own garbage in the window: each holds every call up for some 20 ms, and none is the bridge's fault.</summary>
    public required long LoadCollections { get; init; }

    /// <summary>Milliseconds of the window in which the host of this machine let another one run, as far as it tells.</summary>
    public required double StolenMs { get; init; }

    /// <summary>Cores taken by other work on this machine: unless it is next to nothing, the delays say little.</summary>
    public required double OtherCores { get; init; }

    /// <summary>How long was measured, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How often it was measured before, and disturbed.</summary>
    public int Again { get; init; }

    /// <summary>Whether the machine did something else meanwhile, or the load itself, so that the delays say little of the bridge.</summary>
    public bool IsDisturbed => StolenMs > MostStolenMs * Seconds || OtherCores > MostOtherCores || LoadCollections > 0;
}
