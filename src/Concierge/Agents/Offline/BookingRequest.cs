using Concierge.Agents.Tools;
using Concierge.Language;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>The requested table after all messages so far or, for an existing booking, the requested changes.</summary>
internal sealed partial class BookingRequest
{
    private readonly Dictionary<BookingField, string> _questions = [];
    private readonly Queue<string> _otherRestaurants = new();

    /// <summary>The restaurant's name as the guest gave it.</summary>
    public string? Restaurant { get; private set; }

    /// <summary>The directory's answer; <see langword="null"/> until it is looked up.</summary>
    public FindAnswer? Found { get; private set; }

    /// <summary>The restaurant's number as the guest gave it.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>A number whose owner the guest is asked for: the directory has another one for the restaurant.</summary>
    public string? UnclearPhoneNumber { get; private set; }

    /// <summary>The guest's own number.</summary>
    public string? CustomerPhone { get; private set; }

    /// <summary>The party size.</summary>
    public int? PartySize { get; private set; }

    /// <summary>The smallest party size the guest accepts.</summary>
    public int? SmallestParty { get; private set; }

    /// <summary>The date.</summary>
    public LocalDate? Date { get; private set; }

    /// <summary>Other dates the guest accepts.</summary>
    public IReadOnlyList<LocalDate> OtherDates { get; private set; } = [];

    /// <summary>The time.</summary>
    public LocalTime? Time { get; private set; }

    /// <summary>The earliest time the guest accepts.</summary>
    public LocalTime? EarliestTime { get; private set; }

    /// <summary>The latest time the guest accepts.</summary>
    public LocalTime? LatestTime { get; private set; }

    /// <summary>The name for the booking.</summary>
    public string? CustomerName { get; private set; }

    /// <summary>Special requests.</summary>
    public string? SpecialRequests { get; private set; }

    /// <summary>The seating the guest accepts.</summary>
    public string? Seating { get; private set; }

    /// <summary>The change in the number of guests, relative to the existing booking.</summary>
    public int PartyChange { get; private set; }

    /// <summary>The shift of the time relative to the existing booking, in minutes.</summary>
    public int MinutesLater { get; private set; }

    /// <summary>The shift of the date relative to the existing booking, in days.</summary>
    public int DaysLater { get; private set; }

    /// <summary>Whether to call a closed restaurant when it opens.</summary>
    public bool CallWhenOpen { get; private set; }

    /// <summary>Whether to call even though the restaurant is closed at the requested time.</summary>
    public bool DespiteClosing { get; private set; }

    /// <summary>The open questions by slot.</summary>
    public IReadOnlyDictionary<BookingField, string> Questions => _questions;

    /// <summary>Whether any detail of the table itself is given.</summary>
    public bool HasTableDetails => PartySize is not null || Date is not null || Time is not null || SpecialRequests is not null || Seating is not null
        || PartyChange != 0 || MinutesLater != 0 || DaysLater != 0;

    /// <summary>Returns the missing details.</summary>
    /// <param name="nameKnown">Whether there is a default name.</param>
    public IReadOnlyList<BookingField> GetMissingSlots(bool nameKnown)
    {
        var missing = new List<BookingField>();
        Add(BookingField.Restaurant, Restaurant is null && PhoneNumber is null);
        Add(BookingField.PartySize, PartySize is null);
        Add(BookingField.Date, Date is null);
        Add(BookingField.Time, Time is null);
        Add(BookingField.CustomerName, CustomerName is null && !nameKnown);
        return missing;

        void Add(BookingField slot, bool absent)
        {
            if (absent && !_questions.ContainsKey(slot))
            {
                missing.Add(slot);
            }
        }
    }

    /// <summary>The day wanted, where a table is booked for another; <see langword="null"/> when the day stays.</summary>
    /// <param name="booked">The day of the booked table.</param>
    public LocalDate? FindDate(LocalDate? booked) => Date ?? (DaysLater == 0 ? null : booked?.PlusDays(DaysLater));

    /// <summary>The time wanted, where a table is booked for another; <see langword="null"/> when the time stays.</summary>
    /// <param name="booked">The time of the booked table.</param>
    public LocalTime? FindTime(LocalTime? booked) => Time ?? (MinutesLater == 0 ? null : booked?.PlusMinutes(MinutesLater));

    /// <summary>The party wanted, where a table is booked for another; <see langword="null"/> when the party stays.</summary>
    /// <param name="booked">The party of the booked table.</param>
    public int? FindPartySize(int booked) => PartySize ?? (PartyChange == 0 ? null : booked + PartyChange);

    /// <summary>Sets the table to an offer or agreement and clears all alternatives.</summary>
    public void SetTable(LocalDate? date, LocalTime? time, int? partySize)
    {
        (Date, Time, PartySize) = (date, time, partySize);
        (OtherDates, EarliestTime, LatestTime, SmallestParty) = ([], null, null, null);
        (PartyChange, MinutesLater, DaysLater) = (0, 0, 0);
    }

    /// <summary>Sets a restaurant from the directory.</summary>
    public void SelectRestaurant(RestaurantAnswer restaurant)
    {
        (Restaurant, Found, PhoneNumber) = (restaurant.Name, new FindAnswer { Restaurant = restaurant }, null);
        _questions.Remove(BookingField.Restaurant);
    }

    /// <summary>Clears the restaurant.</summary>
    public void ClearRestaurant() => (Restaurant, Found, PhoneNumber) = (null, null, null);

    /// <summary>Records the directory's answer.</summary>
    public void OnRestaurantLookedUp(string query, FindAnswer answer)
    {
        Found = answer;
        Restaurant = answer.Restaurant?.Name ?? query;
    }

    /// <summary>Moves to the next restaurant to call.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveToNextRestaurant()
    {
        if (!_otherRestaurants.TryDequeue(out var next))
        {
            return false;
        }

        (Restaurant, Found, PhoneNumber) = (next, null, null);
        DespiteClosing = false;
        return true;
    }

    /// <summary>Records the guest's reply when a restaurant is closed.</summary>
    /// <param name="waits">Whether to call when it opens.</param>
    /// <param name="insists">Whether to call anyway.</param>
    /// <param name="keeps">Whether date, time and restaurant stay the same, so that an earlier insistence still holds.</param>
    public void SetOpeningPreferences(bool waits, bool insists, bool keeps) =>
        (CallWhenOpen, DespiteClosing) = (CallWhenOpen || waits, insists || (DespiteClosing && keeps));
}
