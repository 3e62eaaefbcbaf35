namespace Concierge.Rehearsal.Dialogue;

/// <summary>The outcome that the agent reports.</summary>
internal sealed record OutcomeReport(string Outcome)
{
    public string? ConfirmationNumber { get; init; }

    /// <summary>The readings of a confirmation number that could not be made out.</summary>
    public IReadOnlyList<string> NumbersHeard { get; init; } = [];

    public DateOnly? Date { get; init; }

    public TimeOnly? Time { get; init; }

    public int? PartySize { get; init; }

    public string? Name { get; init; }

    public string? Notes { get; init; }

    /// <summary>What the callee has against being called: do_not_call or wrong_number.</summary>
    public string? Objection { get; init; }
}
