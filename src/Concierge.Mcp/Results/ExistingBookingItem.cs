using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>The booking that a plan changes or cancels.</summary>
internal sealed record ExistingBookingItem
{
    [Description("The booking's id, if it is stored.")]
    public string? BookingId { get; init; }

    [Description("YYYY-MM-DD.")]
    public string? Date { get; init; }

    [Description("HH:MM.")]
    public string? Time { get; init; }

    [Description("The number of guests.")]
    public int? PartySize { get; init; }

    [Description("The restaurant's confirmation number.")]
    public QuotedText? ConfirmationNumber { get; init; }
}
