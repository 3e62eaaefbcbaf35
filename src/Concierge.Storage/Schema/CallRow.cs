using Concierge.Contracts;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>A call as it is kept: its course and its outcome, never its words.</summary>
internal sealed class CallRow
{
    public required string Id { get; set; }

    public string? RequestId { get; set; }

    /// <summary>The process that holds the call.</summary>
    public required string OwnerId { get; set; }

    public CallPurpose Purpose { get; set; }

    /// <summary>The booking that is changed or cancelled, or that came of the call.</summary>
    public string? BookingId { get; set; }

    public required string RestaurantName { get; set; }

    /// <summary>The restaurant's, E.164.</summary>
    public required string PhoneNumber { get; set; }

    public string? TimeZone { get; set; }

    public LocalDate Date { get; set; }

    public LocalTime Time { get; set; }

    public int PartySize { get; set; }

    public CallStatus Status { get; set; }

    public CarrierStatus? CarrierStatus { get; set; }

    /// <summary>Which dialling it is, from 1.</summary>
    public int Attempt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the carrier was asked to dial, the last time.</summary>
    public DateTimeOffset DialledAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the line is dialled again, while that is waited for.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary><see langword="null"/> as long as the call goes on.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The carrier's name of the call; <see langword="null"/> before it accepted the call.</summary>
    public string? CallSid { get; set; }

    /// <summary>What came of it; of the last attempt, while another is waited for.</summary>
    public CallOutcome? Outcome { get; set; }

    public string? ErrorCode { get; set; }

    public string? ConfirmationNumber { get; set; }

    /// <summary>What the carrier asks for it, in <see cref="PriceUnit"/>; <see langword="null"/> until it is known.</summary>
    public decimal? Price { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? PriceUnit { get; set; }

    /// <summary>How often the carrier was asked for the price.</summary>
    public int PriceAsked { get; set; }

    /// <summary>Whether the process that held the call died, and another found out what became of it.</summary>
    public bool Interrupted { get; set; }

    /// <summary>When somebody was told that it was interrupted.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}
