using NodaTime;

namespace Concierge.Reservations;

/// <summary>What a guest wants to be different about a booking. A field that is not set stays as it is booked.</summary>
public sealed record BookingChangeRequest
{
    /// <summary>The new day, in the restaurant's own calendar.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The new time, on the restaurant's own clock.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The new number of guests.</summary>
    public int? PartySize { get; init; }

    /// <summary>Special requests in the guest's own words, in place of those of the booking; blank counts as not set.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>What the guest said about seating; blank counts as not set.</summary>
    public string? Seating { get; init; }

    /// <summary>The earliest time the guest agreed to beforehand.</summary>
    public LocalTime? EarliestTime { get; init; }

    /// <summary>The latest time the guest agreed to beforehand.</summary>
    public LocalTime? LatestTime { get; init; }

    /// <summary>Other days the guest agreed to beforehand.</summary>
    public IReadOnlyList<LocalDate> OtherDates { get; init; } = [];

    /// <summary>The fewest seats the guest agreed to beforehand.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>Whether a restaurant that is closed now is called as soon as it opens.</summary>
    public bool CallWhenOpen { get; init; }

    /// <summary>Whether the restaurant is asked although it is closed at the time of the table.</summary>
    public bool DespiteClosing { get; init; }

    /// <summary>Whether nothing about the table is said.</summary>
    public bool IsEmpty =>
        this is { Date: null, Time: null, PartySize: null, EarliestTime: null, LatestTime: null, OtherDates.Count: 0, SmallestParty: null }
        && string.IsNullOrWhiteSpace(SpecialRequests)
        && string.IsNullOrWhiteSpace(Seating);
}
