using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The restaurant's book of reservations, kept over all calls of a rehearsal. Safe for several threads.</summary>
public sealed class GuestBook
{
    private readonly Lock _gate = new();
    private readonly List<Booking> _bookings = [];

    /// <summary>The bookings in the book, oldest first.</summary>
    public IReadOnlyList<Booking> Bookings
    {
        get
        {
            lock (_gate)
            {
                return [.. _bookings];
            }
        }
    }

    /// <summary>Writes a booking down, in the place of another if it is that one changed.</summary>
    public void Enter(Booking booking, Booking? changed = null)
    {
        ArgumentNullException.ThrowIfNull(booking);
        lock (_gate)
        {
            if (changed is not null)
            {
                _bookings.Remove(changed);
            }

            _bookings.Add(booking);
        }
    }

    /// <summary>Strikes a booking out.</summary>
    public void Strike(Booking booking)
    {
        lock (_gate)
        {
            _bookings.Remove(booking);
        }
    }

    /// <summary>Looks a booking up: by its code, else by day, with the name or the time. What was said and speaks against a booking rules it out, unless the code is right.</summary>
    /// <returns><see langword="null"/> when none fits, or more than one.</returns>
    internal Booking? Find(string? code, string? name, HeardDate? date, TimeOnly? time)
    {
        lock (_gate)
        {
            if (code is not null && _bookings.FindAll(booking => booking.Code == code) is [var exact])
            {
                return exact;
            }

            return _bookings.FindAll(booking => Fits(booking, name, date, time)) is [var only] ? only : null;
        }
    }

    private static bool Fits(Booking booking, string? name, HeardDate? date, TimeOnly? time)
    {
        bool named = name is not null && booking.Name is { } written && Names.Similar(name, written);
        return date is not null && !booking.Date.Contradicts(date)
            && (named || time is not null)
            && (time is null || time == booking.Time)
            && (named || name is null || booking.Name is null);
    }
}
