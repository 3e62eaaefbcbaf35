namespace Concierge.Server.Api;

/// <summary>A reservation call to be placed.</summary>
/// <param name="RestaurantName">The restaurant's name as it is spoken.</param>
/// <param name="PhoneNumber">The number to dial, with its country code.</param>
/// <param name="PartySize">1 to 12.</param>
/// <param name="Date">A day: 2026-11-23, or in words ("tomorrow").</param>
/// <param name="Time">A time: 19:00, or in words ("7pm").</param>
/// <param name="CustomerName">The name to book under; CUSTOMER_NAME when absent.</param>
/// <param name="SpecialRequests">Wishes, in words.</param>
public sealed record CreateCallRequest(
    string? RestaurantName,
    string? PhoneNumber,
    int? PartySize,
    string? Date,
    string? Time,
    string? CustomerName,
    string? SpecialRequests);
