using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The bookings of a restaurant over all calls of a rehearsal. Thread-safe.</summary>
public sealed class RestaurantBookings
{
    private readonly Lock _lock = new();
    private readonly List<Booking> _bookings = [];

    /// <summary>The bookings, oldest first.</summary>
    public IReadOnlyList<Booking> Bookings
    {
        get
        {
            lock (_lock)
            {
                return [.. _bookings];
            }
        }
    }

    /// <summary>Adds a booking, in place of <paramref name="changed"/> if that is given.</summary>
    public void AddOrReplace(Booking booking, Booking? changed = null)
    {
        ArgumentNullException.ThrowIfNull(booking);
        lock (_lock)
        {
            if (changed is not null)
            {
                _bookings.Remove(changed);
            }

            _bookings.Add(booking);
        }
    }

    /// <summary>Removes a booking.</summary>
    public void Remove(Booking booking)
    {
        lock (_lock)
        {
            _bookings.Remove(booking);
        }
    }

    /// <summary>
    /// Finds a booking by its code, otherwise by the day with the name or the time. A value that contradicts a booking excludes it, unless
    /// the code matches.
    /// </summary>
    /// <returns><see langword="null"/> if no booking matches, or more than one.</returns>
    internal Booking? Find(string? code, string? name, SpokenDate? date, TimeOnly? time)
    {
        lock (_lock)
        {
            if (code is not null && _bookings.FindAll(booking => booking.Code == code) is [var exact])
            {
                return exact;
            }

            return _bookings.FindAll(booking => Matches(booking, name, date, time)) is [var only] ? only : null;
        }
    }

    private static bool Matches(Booking booking, string? name, SpokenDate? date, TimeOnly? time)
    {
        bool isNamed = name is not null && booking.Name is { } bookedName && PersonNameParser.AreSimilar(name, bookedName);
        return date is not null && !booking.Date.Contradicts(date)
            && (isNamed || time is not null)
            && (time is null || time == booking.Time)
            && (isNamed || name is null || booking.Name is null);
    }
}
