using Concierge.Contracts;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>requests</c>: the booking details and outcome of a request, never its text.</summary>
internal sealed class RequestRow
{
    public required string Id { get; set; }

    public required string SessionId { get; set; }

    /// <summary>The user to whom it belongs (<see cref="Concierge.Calls.Limits.CurrentUser.OwnerId"/>); <see langword="null"/> for the operator.</summary>
    public string? OwnedBy { get; set; }

    public DateTimeOffset At { get; set; }

    public RequestStatus State { get; set; }

    public CallPurpose? Purpose { get; set; }

    public string? RestaurantName { get; set; }

    public LocalDate? Date { get; set; }

    public LocalTime? Time { get; set; }

    public int? PartySize { get; set; }

    /// <summary>The last call for the request.</summary>
    public string? CallId { get; set; }

    public CallOutcome? Outcome { get; set; }

    public string? ErrorCode { get; set; }
}
