using System.ComponentModel;
using Concierge.Contracts;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>A call, as it is stored.</summary>
internal sealed record CallItem
{
    [Description("The call's id for wait_for_call.")]
    public required string CallId { get; init; }

    [Description("book, change or cancel.")]
    public required CallPurpose Purpose { get; init; }

    [Description("The restaurant's name.")]
    public required QuotedText RestaurantName { get; init; }

    [Description("The requested date, YYYY-MM-DD.")]
    public required string Date { get; init; }

    [Description("The requested time, HH:MM.")]
    public required string Time { get; init; }

    [Description("The requested number of guests.")]
    public required int PartySize { get; init; }

    [Description("When the call was created.")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("Whether the call is over.")]
    public required bool IsEnded { get; init; }

    [Description("Whether the server of the call failed.")]
    public required bool IsInterrupted { get; init; }

    [Description("The outcome, once the call has ended.")]
    public CallOutcome? Outcome { get; init; }

    [Description("The stable code of the error.")]
    public string? ErrorCode { get; init; }

    [Description("The booking that the call made, changed or cancelled, or was meant to.")]
    public string? BookingId { get; init; }

    [Description("The confirmation number that the restaurant gave.")]
    public QuotedText? ConfirmationNumber { get; init; }
}
