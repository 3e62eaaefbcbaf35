namespace Concierge.Contracts.Api;

/// <summary>What a webhook tells of a call. GET /calls/ID and GET /reservations/ID have more.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Purpose">book, change or cancel.</param>
/// <param name="RestaurantName">The restaurant's name.</param>
/// <param name="Outcome">The outcome, when the call has ended.</param>
/// <param name="ReservationId">The booking that the call made, changed or cancelled.</param>
/// <param name="Date">The date of the table, YYYY-MM-DD.</param>
/// <param name="Time">The time of the table, HH:MM.</param>
/// <param name="PartySize">The number of guests.</param>
public sealed record WebhookEventData(
    string CallId, CallPurpose Purpose, string RestaurantName, CallOutcome? Outcome, string? ReservationId, string Date, string Time, int PartySize);
