using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates a <see cref="PlanResult"/>.</summary>
internal static class PlanResultMapper
{
    public static PlanResult Map(PlanView view) => new()
    {
        PlanId = view.PlanId,
        Status = view.Status,
        Next = DescribeNext(view),
        ExpiresAt = view.ExpiresAt,
        SessionId = view.SessionId,
        CallId = view.CallId,
        Purpose = view.Purpose,
        RestaurantName = QuotedText.FromDirectory(view.Restaurant?.Name),
        PhoneNumber = view.Restaurant?.PhoneNumber,
        Address = QuotedText.FromDirectory(view.Restaurant?.Address),
        PartySize = view.PartySize,
        Date = view.Date,
        Time = view.Time,
        TimeZone = view.TimeZone,
        When = view.When,
        CustomerName = QuotedText.FromGuest(view.CustomerName),
        SpecialRequests = QuotedText.FromGuest(view.SpecialRequests),
        Concessions = view.Concessions is { Seating: { } seating } concessions
            ? concessions with { Seating = TextEscaper.Escape(seating) }
            : view.Concessions,
        Existing = view.Existing is { } existing ? Map(existing) : null,
        OtherBooking = QuotedText.FromProgram(view.OtherBooking),
        OpeningHours = QuotedText.FromDirectory(view.Opening?.OpeningHours),
        OpenNow = view.Opening?.OpenNow,
        OpenThen = view.Opening?.OpenThen,
        CallAt = view.Opening?.CallAt,
        Limits = view.Limits,
        Cost = view.Cost,
        Questions = [.. view.Questions.Select(Map)],
        Problems = [.. view.Problems.Select(ProblemMapper.Map)],
    };

    private static string DescribeNext(PlanView view) => view.Status switch
    {
        PlanStatus.Ready => "Tell the guest the plan. place_call asks the guest, and places the call after a yes.",
        PlanStatus.Refused => "Tell the guest the problems. The plan can be used once they have passed, or be corrected with plan_call.",
        PlanStatus.Incomplete when view.SessionId is not null => "Ask the guest the questions, and send the answer as text with session_id to plan_call.",
        PlanStatus.Incomplete => "Ask the guest the questions, and use plan_call with all fields again.",
        PlanStatus.Used => "The call was placed: use wait_for_call.",
        _ => "Plan the call again.",
    };

    private static PlanQuestion Map(PlanQuestionView question) => new()
    {
        Field = question.Field,
        Text = QuotedText.FromProgram(question.Text),
        IsRequired = question.IsRequired,
        Options = question.Options is { } options
            ? [.. options.Select(option => new PlanOption { Value = option.Value, Label = QuotedText.FromDirectory(option.Label) })]
            : null,
    };

    private static ExistingBookingItem Map(ExistingBookingBody booking) => new()
    {
        BookingId = booking.BookingId,
        Date = booking.Date,
        Time = booking.Time,
        PartySize = booking.PartySize,
        ConfirmationNumber = QuotedText.FromRestaurant(booking.ConfirmationNumber),
    };
}
