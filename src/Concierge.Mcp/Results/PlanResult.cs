using System.ComponentModel;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>The result of <c>plan_call</c>: what a call would do. Nobody was called.</summary>
internal sealed record PlanResult
{
    [Description("The id for place_call. Absent while questions are open.")]
    public string? PlanId { get; init; }

    [Description("ready: place_call can be used. refused: the problems say why a call would be refused now. incomplete: the questions must be answered first. "
        + "used: the call was placed. expired: plan again.")]
    public required PlanStatus Status { get; init; }

    [Description("What to do next.")]
    public required string Next { get; init; }

    [Description("Until when place_call takes the plan.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [Description("The conversation: send it with the next words of the guest.")]
    public string? SessionId { get; init; }

    [Description("The call that was placed with the plan.")]
    public string? CallId { get; init; }

    [Description("book, change or cancel.")]
    public CallPurpose? Purpose { get; init; }

    [Description("The restaurant's name.")]
    public QuotedText? RestaurantName { get; init; }

    [Description("The number that would be dialled, E.164.")]
    public string? PhoneNumber { get; init; }

    [Description("The restaurant's street and town.")]
    public QuotedText? Address { get; init; }

    [Description("The number of guests.")]
    public int? PartySize { get; init; }

    [Description("The date at the restaurant, YYYY-MM-DD.")]
    public string? Date { get; init; }

    [Description("The time at the restaurant, HH:MM.")]
    public string? Time { get; init; }

    [Description("The restaurant's IANA time zone.")]
    public string? TimeZone { get; init; }

    [Description("Day and time in words.")]
    public string? When { get; init; }

    [Description("The name to book under.")]
    public QuotedText? CustomerName { get; init; }

    [Description("The special requests.")]
    public QuotedText? SpecialRequests { get; init; }

    [Description("What the voice agent may agree to beside the first choice.")]
    public PlanConcessionsView? Concessions { get; init; }

    [Description("The booking that is changed or cancelled.")]
    public ExistingBookingItem? Existing { get; init; }

    [Description("A booking that the guest has already for that time.")]
    public QuotedText? OtherBooking { get; init; }

    [Description("The opening hours in OpenStreetMap's syntax.")]
    public QuotedText? OpeningHours { get; init; }

    [Description("open, closed or unknown.")]
    public string? OpenNow { get; init; }

    [Description("Whether it is open at the time of the table: open, closed or unknown.")]
    public string? OpenThen { get; init; }

    [Description("When the restaurant would be called, if it is closed now and the call waits. Absent to call at once.")]
    public DateTimeOffset? CallAt { get; init; }

    [Description("How much of each limit is used, without this call.")]
    public IReadOnlyList<PlanLimitView>? Limits { get; init; }

    [Description("What the call is expected to cost.")]
    public PlanCostView? Cost { get; init; }

    [Description("What is open. Ask the guest; send the answer to plan_call, with plan_id or session_id where there is one.")]
    public required IReadOnlyList<PlanQuestion> Questions { get; init; }

    [Description("Why a call would be refused now.")]
    public required IReadOnlyList<Problem> Problems { get; init; }
}
