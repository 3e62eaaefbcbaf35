using Concierge.Agents.Tools;
using Concierge.Language;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>A table as it is wanted, after everything that was said about it; or, for a booked table, what is to be different about it.</summary>
internal sealed partial class Wish
{
    private readonly Dictionary<Slot, string> _questions = [];
    private readonly Queue<string> _otherRestaurants = new();

    /// <summary>The restaurant as the person named it.</summary>
    public string? Restaurant { get; private set; }

    /// <summary>What the directory said about it; <see langword="null"/> until it was asked.</summary>
    public FindAnswer? Found { get; private set; }

    /// <summary>A number the person gave for it.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The guest's own number.</summary>
    public string? CustomerPhone { get; private set; }

    /// <summary>The party.</summary>
    public int? PartySize { get; private set; }

    /// <summary>The fewest seats that would do.</summary>
    public int? SmallestParty { get; private set; }

    /// <summary>The day.</summary>
    public LocalDate? Date { get; private set; }

    /// <summary>Other days that would do.</summary>
    public IReadOnlyList<LocalDate> OtherDates { get; private set; } = [];

    /// <summary>The time.</summary>
    public LocalTime? Time { get; private set; }

    /// <summary>The earliest time that would do.</summary>
    public LocalTime? EarliestTime { get; private set; }

    /// <summary>The latest time that would do.</summary>
    public LocalTime? LatestTime { get; private set; }

    /// <summary>The name for the booking.</summary>
    public string? CustomerName { get; private set; }

    /// <summary>Wishes.</summary>
    public string? SpecialRequests { get; private set; }

    /// <summary>What will do about where they sit.</summary>
    public string? Seating { get; private set; }

    /// <summary>How many guests more or fewer come than to the booked table.</summary>
    public int PartyChange { get; private set; }

    /// <summary>How much later or earlier than the booked table, in minutes.</summary>
    public int MinutesLater { get; private set; }

    /// <summary>How many days later or earlier than the booked table.</summary>
    public int DaysLater { get; private set; }

    /// <summary>Whether a restaurant that is closed now is to be called when it opens.</summary>
    public bool CallWhenOpen { get; private set; }

    /// <summary>Whether a restaurant is to be asked although it is closed at the time of the table.</summary>
    public bool DespiteClosing { get; private set; }

    /// <summary>What must be asked, in the order to ask it.</summary>
    public IReadOnlyDictionary<Slot, string> Questions => _questions;

    /// <summary>Whether anything about the table itself is said.</summary>
    public bool HasTable => PartySize is not null || Date is not null || Time is not null || SpecialRequests is not null
        || PartyChange != 0 || MinutesLater != 0 || DaysLater != 0;

    /// <summary>What has not been said yet.</summary>
    /// <param name="nameKnown">Whether there is a name to fall back on.</param>
    public IReadOnlyList<Slot> Missing(bool nameKnown)
    {
        var missing = new List<Slot>();
        Add(Slot.Restaurant, Restaurant is null && PhoneNumber is null);
        Add(Slot.PartySize, PartySize is null);
        Add(Slot.Date, Date is null);
        Add(Slot.Time, Time is null);
        Add(Slot.CustomerName, CustomerName is null && !nameKnown);
        return missing;

        void Add(Slot slot, bool absent)
        {
            if (absent && !_questions.ContainsKey(slot))
            {
                missing.Add(slot);
            }
        }
    }

    /// <summary>Takes a table as it was offered or agreed on: that, and nothing beside it.</summary>
    public void Take(LocalDate? date, LocalTime? time, int? partySize)
    {
        (Date, Time, PartySize) = (date, time, partySize);
        (OtherDates, EarliestTime, LatestTime, SmallestParty) = ([], null, null, null);
        (PartyChange, MinutesLater, DaysLater) = (0, 0, 0);
    }

    /// <summary>Takes a restaurant that the directory knows.</summary>
    public void Choose(RestaurantAnswer restaurant)
    {
        (Restaurant, Found, PhoneNumber) = (restaurant.Name, new FindAnswer { Restaurant = restaurant }, null);
        _questions.Remove(Slot.Restaurant);
    }

    /// <summary>Leaves the restaurant open.</summary>
    public void ForgetRestaurant() => (Restaurant, Found, PhoneNumber) = (null, null, null);

    /// <summary>Notes what the directory answered.</summary>
    public void Looked(string query, FindAnswer answer)
    {
        Found = answer;
        Restaurant = answer.Restaurant?.Name ?? query;
    }

    /// <summary>Turns to the restaurant that is to be asked next.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TurnToNextRestaurant()
    {
        if (!_otherRestaurants.TryDequeue(out var next))
        {
            return false;
        }

        (Restaurant, Found, PhoneNumber) = (next, null, null);
        DespiteClosing = false;
        return true;
    }

    /// <summary>Takes what was said to a restaurant's being closed.</summary>
    /// <param name="waits">It is to be called when it opens.</param>
    /// <param name="insists">It is to be asked all the same.</param>
    /// <param name="keeps">Whether day, time and restaurant stay, and with them what was insisted on before.</param>
    public void TakeOpening(bool waits, bool insists, bool keeps) => (CallWhenOpen, DespiteClosing) = (CallWhenOpen || waits, insists || (DespiteClosing && keeps));
}
