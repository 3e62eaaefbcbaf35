using Concierge.Contracts;
using Concierge.Media.Bridge;
using NodaTime;

namespace Concierge.Calls.Results;

/// <summary>The result of one call, with the evidence for it.</summary>
public sealed record VoiceCallResult
{
    /// <summary>The call's id in this program, not Twilio's SID.</summary>
    public required string CallId { get; init; }

    /// <summary><see cref="CallStatus.Completed"/> or <see cref="CallStatus.Error"/>.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>The carrier's last status; <see langword="null"/> when the carrier never accepted the call.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>The outcome.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>
    /// Why nothing is booked for certain: held, waiting_list, conditional, payment, other_channel, retracted. The list is open. <see langword="null"/>
    /// if none fits.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>One or two sentences for the guest.</summary>
    public required string Message { get; init; }

    /// <summary>The error, if any.</summary>
    public ConciergeError? Error { get; init; }

    /// <summary>The voice agent's notes for the guest. They are not evidence.</summary>
    public string? Notes { get; init; }

    /// <summary>The restaurant's confirmation number in written form (<c>BK472</c>); <see langword="null"/> when none was given.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>
    /// The readings of a confirmation number that could not be made out, none of them certain; empty when the number is certain or none was given.
    /// </summary>
    public IReadOnlyList<string> UncertainNumbers { get; init; } = [];

    /// <summary>The name under which the restaurant has the table: the guest's, or what it wrote instead; <see langword="null"/> without a booking.</summary>
    public string? BookedUnder { get; init; }

    /// <summary>
    /// The number of the turn that contains the confirmation number: the restaurant's, or the agent's read-back that the restaurant agreed to.
    /// </summary>
    public int? ConfirmationTurn { get; init; }

    /// <summary>The number of the restaurant's turn that agreed to the booking.</summary>
    public int? AgreementTurn { get; init; }

    /// <summary>
    /// Which reader of the conversation decided the outcome: rules, chat_model, both. The list is open. <see langword="null"/> where no reading of the
    /// conversation decided.
    /// </summary>
    public string? DecidedBy { get; init; }

    /// <summary>The number of the restaurant's turn that speaks against a booking; <see langword="null"/> if there is a booking, or no such turn.</summary>
    public int? ObjectionTurn { get; init; }

    /// <summary>The agreed or offered date.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The agreed or offered time.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The agreed or offered party size.</summary>
    public int? PartySize { get; init; }

    /// <summary>Whether the agreed table differs from the requested one.</summary>
    public bool WasModified { get; init; }

    /// <summary>Whether the guest consented to what was agreed, beforehand or when asked.</summary>
    public bool WasConsented { get; init; } = true;

    /// <summary>Who answered: human, machine, fax or call_screening; <see langword="null"/> when it is not known.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Why the agent gave up and said goodbye; <see langword="null"/> if it did not give up.</summary>
    public GiveUpReason? GiveUpReason { get; init; }

    /// <summary>Why the number is not called again, in the callee's words; <see langword="null"/> when it may be.</summary>
    public BlockReason? Block { get; init; }

    /// <summary>Whether a message was left on an answering machine.</summary>
    public bool MessageLeft { get; init; }

    /// <summary>The evidence for each field of the booking.</summary>
    public IReadOnlyList<FieldEvidence> Evidence { get; init; } = [];

    /// <summary>How often the restaurant interrupted the agent.</summary>
    public int Interruptions { get; init; }

    /// <summary>The reaction times: from the end of the restaurant's speech to the agent's first audio.</summary>
    public IReadOnlyList<TimeSpan> ReactionTimes { get; init; } = [];

    /// <summary>How often the number was dialled.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The id of the booking that the call made, changed or cancelled; <see langword="null"/> if none exists.</summary>
    public string? BookingId { get; init; }

    /// <summary>The conversation in order.</summary>
    public IReadOnlyList<TranscriptTurn> Transcript { get; init; } = [];

    /// <summary>The time from the call's creation to its end.</summary>
    public required TimeSpan Duration { get; init; }
}
