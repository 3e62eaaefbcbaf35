using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>plan_call</c>: words, fields, or an earlier plan with other fields.</summary>
internal sealed record PlanCallArguments
{
    [Description("The guest's request in English words: Book a table at Luigi's for 4 tomorrow at 7pm. Use either this or the fields.")]
    public string? Text { get; init; }

    [Description("The session_id of the last result, when text answers its question.")]
    public string? SessionId { get; init; }

    [Description("An earlier plan that the given fields correct. An empty text or list removes a field.")]
    public string? PlanId { get; init; }

    [Description("The restaurant_id of find_restaurants.")]
    public long? RestaurantId { get; init; }

    [Description("The restaurant's name. The directory knows its number.")]
    public string? RestaurantName { get; init; }

    [Description("The restaurant's telephone number with its country code, where the directory does not know it. Never invent one.")]
    public string? PhoneNumber { get; init; }

    [Description("The number of guests, 1 to 12.")]
    public int? PartySize { get; init; }

    [Description("The date, 2026-11-27.")]
    public string? Date { get; init; }

    [Description("The time at the restaurant, 19:30.")]
    public string? Time { get; init; }

    [Description("The name to book under. The server may know a default.")]
    public string? CustomerName { get; init; }

    [Description("Special requests, in words: a high chair, a table by the window.")]
    public string? SpecialRequests { get; init; }

    [Description("The earliest time that the guest accepts. Only what the guest has said.")]
    public string? EarliestTime { get; init; }

    [Description("The latest time that the guest accepts. Only what the guest has said.")]
    public string? LatestTime { get; init; }

    [Description("Other dates that the guest accepts. Only what the guest has said.")]
    public IReadOnlyList<string>? OtherDates { get; init; }

    [Description("The smallest number of seats that the guest accepts.")]
    public int? SmallestParty { get; init; }

    [Description("The seating that the guest accepts: inside or outside.")]
    public string? Seating { get; init; }

    [Description("Whether to call a restaurant that is closed now when it opens.")]
    public bool? CallWhenOpen { get; init; }

    [Description("Whether to ask although the restaurant is closed at that time.")]
    public bool? DespiteClosing { get; init; }
}
