using NodaTime;

namespace Concierge.Agents.Transcripts;

/// <summary>The transcript agent's reading: claims, each with the number of the turn that contains it.</summary>
/// <param name="Outcome">What the restaurant did in the end.</param>
internal sealed record TranscriptReading(TranscriptOutcome Outcome)
{
    /// <summary>The restaurant's turn that decides the outcome.</summary>
    public int? OutcomeTurn { get; init; }

    /// <summary>The last date mentioned.</summary>
    public (LocalDate Value, int Turn)? Date { get; init; }

    /// <summary>The last time mentioned.</summary>
    public (LocalTime Value, int Turn)? Time { get; init; }

    /// <summary>The last party size mentioned.</summary>
    public (int Value, int Turn)? PartySize { get; init; }

    /// <summary>The confirmation number.</summary>
    public (string Value, int Turn)? ConfirmationNumber { get; init; }
}
