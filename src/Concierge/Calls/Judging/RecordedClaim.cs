namespace Concierge.Calls.Judging;

/// <summary>An outcome that the voice model reported.</summary>
internal sealed record RecordedClaim
{
    /// <summary>After how many turns it was reported.</summary>
    public required int After { get; init; }

    /// <summary>confirmed, cancelled, declined, alternative_offered, needs_customer, voicemail or unclear.</summary>
    public required string Outcome { get; init; }

    /// <summary>YYYY-MM-DD; the requested date when absent.</summary>
    public string? Date { get; init; }

    /// <summary>HH:MM; the requested time when absent.</summary>
    public string? Time { get; init; }

    /// <summary>The number of people; the requested one when absent.</summary>
    public int? PartySize { get; init; }

    /// <summary>The confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }
}
