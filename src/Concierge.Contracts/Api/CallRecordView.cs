namespace Concierge.Contracts.Api;

/// <summary>A stored call: its progress and its outcome, never its transcript.</summary>
public sealed record CallRecordView
{
    /// <summary>The call's id.</summary>
    public required string CallId { get; init; }

    /// <summary>The request it was placed for.</summary>
    public string? RequestId { get; init; }

    /// <summary>The booking that the call made, changed or cancelled, or was meant to.</summary>
    public string? BookingId { get; init; }

    /// <summary>book, change or cancel.</summary>
    public required CallPurpose Purpose { get; init; }

    /// <summary>The restaurant's name.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The restaurant's number, masked.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>HH:MM.</summary>
    public required string Time { get; init; }

    /// <summary>The number of guests.</summary>
    public required int PartySize { get; init; }

    /// <summary>pending, in_progress, completed or error.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>Twilio's latest call status.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>Twilio's call SID.</summary>
    public string? CallSid { get; init; }

    /// <summary>The number of attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the call was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the call was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The outcome.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>The stable code of the error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The confirmation number that the restaurant gave.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The price of the call.</summary>
    public decimal? Price { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? PriceUnit { get; init; }

    /// <summary>Whether the server of the call failed.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>What is known about an interrupted call, in one or two sentences for the guest.</summary>
    public string? Message { get; init; }
}
