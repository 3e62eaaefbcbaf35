using System.ComponentModel;
using Concierge.Contracts;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>A booking.</summary>
internal sealed record BookingItem
{
    [Description("The booking's id for change_booking and cancel_booking.")]
    public required string BookingId { get; init; }

    [Description("confirmed or cancelled.")]
    public required BookingStatus Status { get; init; }

    [Description("The restaurant's name.")]
    public required QuotedText RestaurantName { get; init; }

    [Description("The restaurant's telephone number, E.164.")]
    public required string PhoneNumber { get; init; }

    [Description("The restaurant's IANA time zone.")]
    public string? TimeZone { get; init; }

    [Description("YYYY-MM-DD.")]
    public required string Date { get; init; }

    [Description("HH:MM in the restaurant's time zone.")]
    public required string Time { get; init; }

    [Description("The number of guests.")]
    public required int PartySize { get; init; }

    [Description("The name of the guest.")]
    public required QuotedText CustomerName { get; init; }

    [Description("The special requests.")]
    public QuotedText? SpecialRequests { get; init; }

    [Description("The confirmation number that the restaurant gave.")]
    public QuotedText? ConfirmationNumber { get; init; }

    [Description("The call that last changed the booking.")]
    public required string CallId { get; init; }
}
