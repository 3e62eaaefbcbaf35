namespace Concierge.Calls.Judging;

/// <summary>A table in a recorded call.</summary>
internal sealed record RecordedTable
{
    /// <summary>The restaurant's name.</summary>
    public string? Restaurant { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>HH:MM.</summary>
    public required string Time { get; init; }

    /// <summary>The number of people.</summary>
    public required int PartySize { get; init; }

    /// <summary>The name to book under.</summary>
    public string? Name { get; init; }

    /// <summary>The confirmation number, of an existing booking.</summary>
    public string? ConfirmationNumber { get; init; }
}
