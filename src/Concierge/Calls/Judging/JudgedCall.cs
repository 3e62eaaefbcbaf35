namespace Concierge.Calls.Judging;

/// <summary>The judgement of a recorded call.</summary>
internal sealed record JudgedCall
{
    /// <summary>The id of the call.</summary>
    public string? Id { get; init; }

    /// <summary>The outcome of the call: confirmed, cancelled, declined, unclear, …</summary>
    public required string Verdict { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public string? Date { get; init; }

    /// <summary>HH:MM.</summary>
    public string? Time { get; init; }

    /// <summary>The number of people.</summary>
    public int? PartySize { get; init; }

    /// <summary>The confirmation number that the restaurant gave.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>Whether the guest consented to what was agreed; absent when nothing was agreed.</summary>
    public bool? Consented { get; init; }

    /// <summary>The number of the turn that proves each field, from 1.</summary>
    public required IReadOnlyDictionary<string, int> Evidence { get; init; }

    /// <summary>Why the last claim was not accepted; absent when it was.</summary>
    public string? Reason { get; init; }

    /// <summary>Which reader decided: rules, chat_model, both; absent when no reading decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>For each claim: whether it was accepted when it was made.</summary>
    public required IReadOnlyList<bool> Accepted { get; init; }
}
