using Concierge.Contracts;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>calls</c>: the course and outcome of a call, never its transcript.</summary>
internal sealed class CallRow
{
    public required string Id { get; set; }

    public string? RequestId { get; set; }

    /// <summary>The id of the process that owns the call.</summary>
    public required string OwnerId { get; set; }

    /// <summary>How often another process has taken the call. Only the owner of the last generation may write.</summary>
    public int Generation { get; set; }

    public CallPurpose Purpose { get; set; }

    /// <summary>The booking that the call makes, changes or cancels.</summary>
    public string? BookingId { get; set; }

    /// <summary>The user to whom it belongs (<see cref="Concierge.Calls.Limits.CurrentUser.OwnerId"/>); <see langword="null"/> for the operator.</summary>
    public string? OwnedBy { get; set; }

    public required string RestaurantName { get; set; }

    /// <summary>The restaurant's phone number, E.164.</summary>
    public required string PhoneNumber { get; set; }

    public string? TimeZone { get; set; }

    public LocalDate Date { get; set; }

    public LocalTime Time { get; set; }

    public int PartySize { get; set; }

    public CallStatus Status { get; set; }

    public CarrierStatus? CarrierStatus { get; set; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When Twilio was last asked to dial.</summary>
    public DateTimeOffset DialledAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the next attempt starts; <see langword="null"/> if no retry is planned.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>When the call ended; <see langword="null"/> while it is active.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Twilio's call SID; <see langword="null"/> until Twilio accepts the call.</summary>
    public string? CallSid { get; set; }

    /// <summary>The outcome; while a retry is planned, that of the last attempt.</summary>
    public CallOutcome? Outcome { get; set; }

    public string? ErrorCode { get; set; }

    public string? ConfirmationNumber { get; set; }

    /// <summary>
    /// What the restaurant has agreed to during the call, encrypted (<see cref="Calls.StoredClaim"/>). Only while the call has no result; an
    /// interrupted call keeps it.
    /// </summary>
    public byte[]? SealedClaim { get; set; }

    /// <summary>
    /// What another process needs to make the next attempt, encrypted (<see cref="Schedules.StoredSchedule"/>): it contains the guest's words. Only while the
    /// call waits for the attempt, and only if another process may make it.
    /// </summary>
    public byte[]? SealedSchedule { get; set; }

    /// <summary>What Twilio charges, in <see cref="PriceUnit"/>; <see langword="null"/> until it is known.</summary>
    public decimal? Price { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? PriceUnit { get; set; }

    /// <summary>How often Twilio was asked for the price.</summary>
    public int PriceAsked { get; set; }

    /// <summary>Whether the owner process died and another process recovered the call.</summary>
    public bool Interrupted { get; set; }

    /// <summary>When the interruption was reported to the operator.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}
