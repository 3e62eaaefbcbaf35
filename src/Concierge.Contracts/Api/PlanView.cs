namespace Concierge.Contracts.Api;

/// <summary>What a call would ask for, before anybody is called.</summary>
public sealed record PlanView
{
    /// <summary>The id with which the call is placed; absent while the plan is incomplete.</summary>
    public string? PlanId { get; init; }

    /// <summary>ready, refused, incomplete, used or expired.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>The plan in one or two sentences for the guest, or the question for what is missing.</summary>
    public required string Summary { get; init; }

    /// <summary>When the plan was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The session of a request in words: send it with the next request of the conversation.</summary>
    public string? SessionId { get; init; }

    /// <summary>The call that was placed.</summary>
    public string? CallId { get; init; }

    /// <summary>book, change or cancel.</summary>
    public CallPurpose? Purpose { get; init; }

    /// <summary>The restaurant.</summary>
    public PlanRestaurantView? Restaurant { get; init; }

    /// <summary>The number of guests.</summary>
    public int? PartySize { get; init; }

    /// <summary>The date at the restaurant, YYYY-MM-DD.</summary>
    public string? Date { get; init; }

    /// <summary>The time at the restaurant, HH:MM.</summary>
    public string? Time { get; init; }

    /// <summary>The restaurant's IANA time zone; absent when it is not known, and the server's own counts.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Day and time in words: Saturday 28 November 2026 at 7:00 PM.</summary>
    public string? When { get; init; }

    /// <summary>The name to book under.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The guest's number that the restaurant may be given, E.164.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>The preferences: special requests, in words.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>What the agent may agree to beside the first choice; absent when nothing.</summary>
    public PlanConcessionsView? Concessions { get; init; }

    /// <summary>The booking to change or cancel.</summary>
    public ExistingBookingBody? Existing { get; init; }

    /// <summary>A booking that the guest has already for that time, in a sentence.</summary>
    public string? OtherBooking { get; init; }

    /// <summary>The language in which the agent speaks, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The opening hours, and when the restaurant would be called.</summary>
    public PlanOpeningView? Opening { get; init; }

    /// <summary>How much of each limit is used, without this call.</summary>
    public IReadOnlyList<PlanLimitView>? Limits { get; init; }

    /// <summary>What the call is expected to cost.</summary>
    public PlanCostView? Cost { get; init; }

    /// <summary>What is still open: missing details first, then choices.</summary>
    public required IReadOnlyList<PlanQuestionView> Questions { get; init; }

    /// <summary>Why a call would be refused now, in the order of the checks.</summary>
    public required IReadOnlyList<PlanProblemView> Problems { get; init; }
}
