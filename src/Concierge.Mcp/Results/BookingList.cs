using System.ComponentModel;

namespace Concierge.Mcp.Results;

/// <summary>The result of <c>list_bookings</c>.</summary>
internal sealed record BookingList
{
    [Description("The bookings, the next one first.")]
    public required IReadOnlyList<BookingItem> Bookings { get; init; }
}
