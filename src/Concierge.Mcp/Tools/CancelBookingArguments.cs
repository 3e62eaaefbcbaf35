using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>cancel_booking</c>.</summary>
internal sealed record CancelBookingArguments
{
    [Description("The booking_id of list_bookings.")]
    public required string BookingId { get; init; }

    [Description("Whether to call a restaurant that is closed now when it opens.")]
    public bool? CallWhenOpen { get; init; }
}
