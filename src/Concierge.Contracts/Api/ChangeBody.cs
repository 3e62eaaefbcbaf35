namespace Concierge.Contracts.Api;

/// <summary>A change of a booking: in words, or as fields. What is not named stays as it is booked.</summary>
/// <param name="Text">The change in words, for example "make it 5 people" or "on Saturday at 8pm instead"; then without other fields.</param>
public sealed record ChangeBody(string? Text)
{
    /// <summary>The new day, for example 2026-12-05 or "next Saturday".</summary>
    public string? Date { get; init; }

    /// <summary>The new time, for example 19:30 or 7:30pm.</summary>
    public string? Time { get; init; }

    /// <summary>The new number of guests, 1 to 12.</summary>
    public int? PartySize { get; init; }

    /// <summary>Special requests in place of those of the booking.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The earliest time that the guest accepts.</summary>
    public string? EarliestTime { get; init; }

    /// <summary>The latest time that the guest accepts.</summary>
    public string? LatestTime { get; init; }

    /// <summary>Other days that the guest accepts.</summary>
    public IReadOnlyList<string>? OtherDates { get; init; }

    /// <summary>The fewest seats that the guest accepts.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>Where the guest wants to sit.</summary>
    public string? Seating { get; init; }

    /// <summary>Whether the restaurant is asked although it is closed at the time of the table.</summary>
    public bool? DespiteClosing { get; init; }
}
