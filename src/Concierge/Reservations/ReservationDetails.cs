using Concierge.Contracts;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>The table that is wanted: what the voice agent asks a restaurant for.</summary>
public sealed record ReservationDetails
{
    /// <summary>The restaurant's name as it is spoken.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The number to dial, in E.164 form (<c>+14155550123</c>).</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>Guests, 1 to 12.</summary>
    public required int PartySize { get; init; }

    /// <summary>The day, in the restaurant's own calendar.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The time wanted, on the restaurant's own clock.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>The name the table is booked under.</summary>
    public required string CustomerName { get; init; }

    /// <summary>A number the restaurant may be given for the guest, in E.164 form; <see langword="null"/> when none may be given.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>Wishes in the guest's own words ("window seat, one vegan"); <see langword="null"/> when there are none.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The earliest time the guest agreed to beforehand; <see langword="null"/> when only <see cref="Time"/> will do.</summary>
    public LocalTime? EarliestTime { get; init; }

    /// <summary>The latest time the guest agreed to beforehand; <see langword="null"/> when only <see cref="Time"/> will do.</summary>
    public LocalTime? LatestTime { get; init; }

    /// <summary>Other days the guest agreed to beforehand, at the same times.</summary>
    public IReadOnlyList<LocalDate> OtherDates { get; init; } = [];

    /// <summary>The fewest seats the guest agreed to beforehand; <see langword="null"/> when only <see cref="PartySize"/> will do.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>What the guest said about seating beforehand ("inside or outside"); <see langword="null"/> when nothing.</summary>
    public string? Seating { get; init; }

    /// <summary>What the call is for.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>The booking that is to be changed or cancelled; <see langword="null"/> when <see cref="Purpose"/> is <see cref="CallPurpose.Book"/>.</summary>
    /// <remarks>When it is to be cancelled, <see cref="Date"/>, <see cref="Time"/> and <see cref="PartySize"/> are this booking's own.</remarks>
    public ExistingBooking? Existing { get; init; }

    /// <summary>The restaurant's IANA time zone; <see langword="null"/> when it is not known, and the machine's own is taken.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When the restaurant is open, in OpenStreetMap's <c>opening_hours</c> syntax; <see langword="null"/> when it is not known, and nothing is then concluded from it.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Whether the guest wants a restaurant that is closed now to be called as soon as it opens.</summary>
    public bool CallWhenOpen { get; init; }

    /// <summary>Whether the guest wants it asked although it is closed at the time of the table.</summary>
    public bool DespiteClosing { get; init; }

    /// <summary>Whether the guest agreed beforehand to this table.</summary>
    public bool Allows(LocalDate date, LocalTime time, int partySize) =>
        (date == Date || OtherDates.Contains(date))
        && (time == Time || ((EarliestTime is not null || LatestTime is not null) && time >= (EarliestTime ?? Time) && time <= (LatestTime ?? Time)))
        && (partySize == PartySize || (SmallestParty is { } smallest && partySize >= smallest && partySize < PartySize));

    /// <inheritdoc/>
    public bool Equals(ReservationDetails? other) =>
        other is not null && Wanted == other.Wanted && OtherDates.SequenceEqual(other.OtherDates);

    /// <inheritdoc/>
    public override int GetHashCode() => Wanted.GetHashCode();

    // A list is compared by what is in it; everything else as in any record.
    private (string, string, int, LocalDate, LocalTime, string, string?, string?, LocalTime?, LocalTime?, int?, string?, (CallPurpose, ExistingBooking?), string?, (string?, bool, bool)) Wanted =>
        (RestaurantName, PhoneNumber, PartySize, Date, Time, CustomerName, CustomerPhone, SpecialRequests, EarliestTime, LatestTime, SmallestParty, Seating, (Purpose, Existing), TimeZone, (OpeningHours, CallWhenOpen, DespiteClosing));
}
