namespace Concierge.Calls.Judging;

/// <summary>A call in words, to be judged. The fields are those of docs/evidence.md.</summary>
internal sealed record RecordedCall
{
    /// <summary>The id, which the answer repeats.</summary>
    public string? Id { get; init; }

    /// <summary>book, change or cancel; book when absent.</summary>
    public string? Kind { get; init; }

    /// <summary>The requested table; of a cancellation, the booked one.</summary>
    public required RecordedTable Request { get; init; }

    /// <summary>The booking that the call changes or cancels.</summary>
    public RecordedTable? Existing { get; init; }

    /// <summary>What else the guest accepts.</summary>
    public RecordedConsent? Consent { get; init; }

    /// <summary>The restaurant's local time at the start of the call, such as 2026-11-27T15:10.</summary>
    public required string Now { get; init; }

    /// <summary>The conversation in order.</summary>
    public required IReadOnlyList<RecordedTurn> Turns { get; init; }

    /// <summary>What the voice model reported, in order.</summary>
    public IReadOnlyList<RecordedClaim>? Claims { get; init; }
}
