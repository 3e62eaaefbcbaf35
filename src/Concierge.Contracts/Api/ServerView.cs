namespace Concierge.Contracts.Api;

/// <summary>The server that was asked, and the others that share its database.</summary>
public sealed record ServerView
{
    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>When this server started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether it takes no new calls.</summary>
    public required bool Draining { get; init; }

    /// <summary>The calls of this server that have not ended.</summary>
    public required int CallsUnderWay { get; init; }

    /// <summary>How busy this process has kept the machine's processors since the last request for this view, 0 to 100.</summary>
    public required double CpuPercent { get; init; }

    /// <summary>The memory of this process in megabytes.</summary>
    public required int MemoryMegabytes { get; init; }

    /// <summary>The answers of agents in this server's calls of the last hour: how many were measured.</summary>
    public required int MeasuredAnswers { get; init; }

    /// <summary>The median of the seconds from the end of the restaurant's speech to the agent's first audio.</summary>
    public double? LatencySecondsMedian { get; init; }

    /// <summary>The 99th percentile of them.</summary>
    public double? LatencySecondsP99 { get; init; }

    /// <summary>How much of each limit is used: of this server, of all together, and of the person who asks.</summary>
    public required IReadOnlyList<PlanLimitView> Limits { get; init; }

    /// <summary>The servers that share the database, the oldest first.</summary>
    public required IReadOnlyList<ServerProcessView> Servers { get; init; }
}
