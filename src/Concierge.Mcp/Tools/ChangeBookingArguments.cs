using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>change_booking</c>: what is to be different, in words or in fields.</summary>
internal sealed record ChangeBookingArguments
{
    [Description("The booking_id of list_bookings.")]
    public required string BookingId { get; init; }

    [Description("What is to be different, in English words: 5 people at 8pm. Use either this or the fields.")]
    public string? Change { get; init; }

    [Description("The new date, 2026-11-27.")]
    public string? Date { get; init; }

    [Description("The new time at the restaurant, 19:30.")]
    public string? Time { get; init; }

    [Description("The new number of guests, 1 to 12.")]
    public int? PartySize { get; init; }

    [Description("The new special requests, in words.")]
    public string? SpecialRequests { get; init; }

    [Description("The earliest time that the guest accepts. Only what the guest has said.")]
    public string? EarliestTime { get; init; }

    [Description("The latest time that the guest accepts. Only what the guest has said.")]
    public string? LatestTime { get; init; }

    [Description("Whether to call a restaurant that is closed now when it opens.")]
    public bool? CallWhenOpen { get; init; }

    [Description("Whether to ask although the restaurant is closed at the new time.")]
    public bool? DespiteClosing { get; init; }
}
