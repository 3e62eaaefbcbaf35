namespace Concierge.Calls.Judging;

/// <summary>What a guest accepts beside the requested table.</summary>
internal sealed record RecordedConsent
{
    /// <summary>HH:MM.</summary>
    public string? EarliestTime { get; init; }

    /// <summary>HH:MM.</summary>
    public string? LatestTime { get; init; }

    /// <summary>Each YYYY-MM-DD.</summary>
    public IReadOnlyList<string>? OtherDates { get; init; }

    /// <summary>The smallest number of seats.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>The seating, in words.</summary>
    public string? Seating { get; init; }
}
