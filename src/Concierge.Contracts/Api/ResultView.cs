namespace Concierge.Contracts.Api;

/// <summary>The result of a call.</summary>
public sealed record ResultView
{
    /// <summary>The call's id.</summary>
    public required string CallId { get; init; }

    /// <summary>completed or error.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>Twilio's last call status.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>
    /// confirmed (booked, or changed), cancelled, declined, alternative_offered, needs_customer, provisional, voicemail, no_answer, busy, unclear,
    /// failed.
    /// </summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>
    /// Why nothing is booked for certain: held, waiting_list or conditional (provisional), payment (needs_customer), other_channel or retracted
    /// (declined). The list is open: ignore a value that you do not know.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>One or two sentences for the guest.</summary>
    public required string Message { get; init; }

    /// <summary>The voice agent's notes for the guest.</summary>
    public string? Notes { get; init; }

    /// <summary>The stable code of the error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What to do about the error.</summary>
    public string? Remedy { get; init; }

    /// <summary>The confirmation number that the restaurant gave.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>
    /// The readings of a confirmation number that could not be made out, none of them certain; <see langword="null"/> when the number is certain or
    /// none was given.
    /// </summary>
    public IReadOnlyList<string>? UncertainNumbers { get; init; }

    /// <summary>The name under which the restaurant has the table: the guest's, or what it wrote instead.</summary>
    public string? BookedUnder { get; init; }

    /// <summary>The number of the turn with the confirmation number: the restaurant's, or the agent's read-back that the restaurant agreed to.</summary>
    public int? ConfirmationTurn { get; init; }

    /// <summary>The number of the turn in which the restaurant agreed.</summary>
    public int? AgreementTurn { get; init; }

    /// <summary>
    /// Which reader of the conversation decided the outcome: rules, chat_model, both (they agree). Absent where no reading of the conversation decided.
    /// The list is open: ignore a value that you do not know.
    /// </summary>
    public string? DecidedBy { get; init; }

    /// <summary>The number of the restaurant's turn that speaks against a booking.</summary>
    public int? ObjectionTurn { get; init; }

    /// <summary>The agreed or offered date, YYYY-MM-DD.</summary>
    public string? Date { get; init; }

    /// <summary>The agreed or offered time, HH:MM.</summary>
    public string? Time { get; init; }

    /// <summary>The agreed or offered party size.</summary>
    public int? PartySize { get; init; }

    /// <summary>Whether the agreed table differs from the requested one.</summary>
    public required bool WasModified { get; init; }

    /// <summary>Whether the guest consented to what was agreed, beforehand or when asked.</summary>
    public required bool WasConsented { get; init; }

    /// <summary>The evidence for each field of the booking.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>human, machine, fax, call_screening or unknown.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Whether a message was left on an answering machine.</summary>
    public required bool MessageLeft { get; init; }

    /// <summary>The number of attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>How often the restaurant interrupted the agent.</summary>
    public required int Interruptions { get; init; }

    /// <summary>The reaction times in seconds: from the end of the restaurant's speech to the agent's first audio.</summary>
    public required IReadOnlyList<double> ReactionSeconds { get; init; }

    /// <summary>Seconds from the call's creation to its end.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>The conversation.</summary>
    public required IReadOnlyList<TurnView> Transcript { get; init; }

    /// <summary>do_not_call or wrong_number: the callee said so, and the number is not called again. Absent otherwise.</summary>
    public BlockReason? Block { get; init; }

    /// <summary>The id of the booking that the call made, changed or cancelled.</summary>
    public string? ReservationId { get; init; }
}
