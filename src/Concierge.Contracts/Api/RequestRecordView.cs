namespace Concierge.Contracts.Api;

/// <summary>A stored request: its booking details and its outcome, never its text.</summary>
public sealed record RequestRecordView
{
    /// <summary>The request's id, with which the ids of its events begin.</summary>
    public required string RequestId { get; init; }

    /// <summary>The session of the request.</summary>
    public required string SessionId { get; init; }

    /// <summary>When the request was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>open (it runs, or its server failed), answered (without a call), refused or called.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>book, change or cancel; absent where the request has no booking.</summary>
    public CallPurpose? Purpose { get; init; }

    /// <summary>The restaurant's name.</summary>
    public string? RestaurantName { get; init; }

    /// <summary>The date of the table, YYYY-MM-DD.</summary>
    public string? Date { get; init; }

    /// <summary>The time of the table, HH:MM.</summary>
    public string? Time { get; init; }

    /// <summary>The number of guests.</summary>
    public int? PartySize { get; init; }

    /// <summary>The last call for the request.</summary>
    public string? CallId { get; init; }

    /// <summary>The outcome of that call.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>The stable code of the error.</summary>
    public string? ErrorCode { get; init; }
}
