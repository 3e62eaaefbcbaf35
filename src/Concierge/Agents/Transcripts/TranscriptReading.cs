using NodaTime;

namespace Concierge.Agents.Transcripts;

/// <summary>What the transcript agent read out of a conversation: claims, each with the turn it says it was heard in.</summary>
/// <param name="Outcome">What the restaurant did in the end.</param>
internal sealed record TranscriptReading(TranscriptOutcome Outcome)
{
    /// <summary>The restaurant's turn that decides it.</summary>
    public int? OutcomeTurn { get; init; }

    /// <summary>The day spoken of at last.</summary>
    public (LocalDate Value, int Turn)? Date { get; init; }

    /// <summary>The time spoken of at last.</summary>
    public (LocalTime Value, int Turn)? Time { get; init; }

    /// <summary>The party spoken of at last.</summary>
    public (int Value, int Turn)? PartySize { get; init; }

    /// <summary>The confirmation number.</summary>
    public (string Value, int Turn)? ConfirmationNumber { get; init; }
}
