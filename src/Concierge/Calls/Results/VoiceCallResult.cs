using Concierge.Contracts;
using Concierge.Media.Bridge;
using NodaTime;

namespace Concierge.Calls.Results;

/// <summary>What came of one telephone call, with the words it was heard in.</summary>
public sealed record VoiceCallResult
{
    /// <summary>The call's own id.</summary>
    public required string CallId { get; init; }

    /// <summary><see cref="CallStatus.Completed"/> or <see cref="CallStatus.Error"/>.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>The carrier's last word; <see langword="null"/> when the carrier never had the call.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>What came of it.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>One sentence for the person who asked.</summary>
    public required string Message { get; init; }

    /// <summary>What went wrong, when something did.</summary>
    public ConciergeError? Error { get; init; }

    /// <summary>What the voice agent noted for the guest; its own words, not evidence.</summary>
    public string? Notes { get; init; }

    /// <summary>The restaurant's confirmation number in written form (<c>BK472</c>); <see langword="null"/> when none was given.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The number of the turn the confirmation number was said in: the restaurant's, or the agent's if it was read back and agreed to.</summary>
    public int? ConfirmationTurn { get; init; }

    /// <summary>The number of the restaurant's turn that agreed to the booking.</summary>
    public int? AgreementTurn { get; init; }

    /// <summary>The day agreed on or offered.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The time agreed on or offered.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The party size agreed on or offered.</summary>
    public int? PartySize { get; init; }

    /// <summary>Whether what was agreed differs from what was asked for.</summary>
    public bool WasModified { get; init; }

    /// <summary>Whether what was agreed lies within what the guest allowed, beforehand or when asked.</summary>
    public bool WasConsented { get; init; } = true;

    /// <summary>Who answered: human, machine, fax or call_screening; <see langword="null"/> when that is not known.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Why the agent took its leave of its own accord; <see langword="null"/> if it did not.</summary>
    public GiveUpReason? GaveUp { get; init; }

    /// <summary>Whether a message was left on a machine.</summary>
    public bool MessageLeft { get; init; }

    /// <summary>Where each field of the booking was heard.</summary>
    public IReadOnlyList<FieldEvidence> Evidence { get; init; } = [];

    /// <summary>How often the restaurant cut the agent short.</summary>
    public int Interruptions { get; init; }

    /// <summary>The times from the end of the restaurant's words to the agent's first audio.</summary>
    public IReadOnlyList<TimeSpan> Reactions { get; init; } = [];

    /// <summary>How often the number was dialled.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Its entry in the book of bookings; <see langword="null"/> when the call made, changed or cancelled none.</summary>
    public string? BookingId { get; init; }

    /// <summary>The conversation, in the order it was held.</summary>
    public IReadOnlyList<TranscriptTurn> Transcript { get; init; } = [];

    /// <summary>From the call's creation to its end.</summary>
    public required TimeSpan Duration { get; init; }
}
