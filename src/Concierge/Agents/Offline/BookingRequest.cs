using Concierge.Agents.Tools;
using Concierge.Language;
using Concierge.Language.Spelling;

namespace Concierge.Agents.Offline;

/// <summary>The requested table after all messages so far or, for an existing booking, the requested changes.</summary>
internal sealed class BookingRequest
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

    /// <summary>The day, the time and the party.</summary>
    public RequestedTable Table { get; } = new();

    /// <summary>The name for the booking.</summary>
    public string? CustomerName { get; private set; }

    /// <summary>Special requests.</summary>
    public string? SpecialRequests { get; private set; }

    /// <summary>The seating the guest accepts.</summary>
    public string? Seating { get; private set; }

    /// <summary>Whether to call a closed restaurant when it opens.</summary>
    public bool CallWhenOpen { get; private set; }

    /// <summary>Whether to call even though the restaurant is closed at the requested time.</summary>
    public bool DespiteClosing { get; private set; }

    /// <summary>The open questions by slot.</summary>
    public IReadOnlyDictionary<BookingField, string> Questions => _questions;

    /// <summary>Whether any detail of the table itself is given.</summary>
    public bool HasTableDetails => Table.HasDetails || SpecialRequests is not null || Seating is not null;

    /// <summary>Returns the missing details.</summary>
    /// <param name="nameKnown">Whether there is a default name.</param>
    public IReadOnlyList<BookingField> GetMissingSlots(bool nameKnown)
    {
        var missing = new List<BookingField>();
        Add(BookingField.Restaurant, Restaurant is null && PhoneNumber is null);
        Add(BookingField.PartySize, Table.PartySize is null);
        Add(BookingField.Date, Table.Date is null);
        Add(BookingField.Time, Table.Time is null);
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

    /// <summary>Adds a message's details.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="chosen">Whether the message chose one of several restaurants, which is set already.</param>
    /// <param name="concedes">Whether another value is an additional option; after a call it replaces the earlier one.</param>
    public void Merge(ParsedRequest said, bool chosen, bool concedes)
    {
        if (said.Restaurant is not null && !chosen)
        {
            (Restaurant, Found, PhoneNumber) = (said.Restaurant, null, null);
        }

        if (said.FallbackRestaurants.Count > 0 || (said.Restaurant is not null && !chosen))
        {
            _otherRestaurants.Clear();
            foreach (var other in said.FallbackRestaurants)
            {
                _otherRestaurants.Enqueue(other);
            }
        }

        MergePhones(said);
        Table.Merge(said, concedes);
        MergeName(said);
        Seating = said.Seating ?? Seating;
        SpecialRequests = said.SpecialRequests is null || SpecialRequests is null
            ? said.SpecialRequests ?? SpecialRequests
            : $"{SpecialRequests}, {said.SpecialRequests}";
        Settle(BookingField.Restaurant, said.Restaurant is not null || (said.PhoneNumber is not null && UnclearPhoneNumber is null));
        Settle(BookingField.PartySize, said.PartySize is not null || said.PartySizeChange is not null || (said.Time is not null && said.Date is null));
        Settle(BookingField.Date, said.Date is not null);
        Settle(BookingField.Time, said.Time is not null);
        foreach (var (slot, question) in said.Questions)
        {
            _questions[slot] = question;
        }

        void Settle(BookingField slot, bool answered)
        {
            if (answered)
            {
                _questions.Remove(slot);
            }
        }
    }

    /// <summary>Assigns the number whose owner was asked for.</summary>
    /// <param name="isGuests">Whether it is the guest's own.</param>
    public void SettlePhone(bool isGuests)
    {
        if (UnclearPhoneNumber is { } number)
        {
            (CustomerPhone, PhoneNumber, UnclearPhoneNumber) = isGuests ? (number, PhoneNumber, null) : (CustomerPhone, number, (string?)null);
            _questions.Remove(BookingField.Restaurant);
        }
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

    // A name in another script cannot be spelled to a restaurant.
    private void MergeName(ParsedRequest said)
    {
        if (said.GuestName is not { } name)
        {
            return;
        }

        if (NameSpeller.HasOtherScript(name))
        {
            CustomerName = null;
            _questions[BookingField.CustomerName] = $"How is the name {name} written in Latin letters?";
        }
        else
        {
            CustomerName = name;
            _questions.Remove(BookingField.CustomerName);
        }
    }

    // A restaurant of the directory takes no number from the talk unless the guest says that it is the restaurant's.
    private void MergePhones(ParsedRequest said)
    {
        CustomerPhone = said.GuestPhone ?? CustomerPhone;
        if (said.PhoneNumber is not { } number)
        {
            return;
        }

        if (Found?.Restaurant is { } known && known.PhoneNumber != number && !said.PhoneIsSaidToBeRestaurants && said.Restaurant is null)
        {
            UnclearPhoneNumber = number;
            _questions[BookingField.Restaurant] = $"Is {number} your own number, or shall I call {known.Name} there instead of {known.PhoneNumber}?";
        }
        else
        {
            (PhoneNumber, UnclearPhoneNumber) = (number, null);
        }
    }
}
