using Concierge.Language;
using Concierge.Language.Spelling;

namespace Concierge.Agents.Offline;

internal sealed partial class BookingRequest
{
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
        MergeParty(said, concedes);
        MergeDays(said, concedes);
        MergeTimes(said, concedes);
        MergeShifts(said);
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

    private void MergeParty(ParsedRequest said, bool concedes)
    {
        if (said.PartySize is { } fewer && said.PartySizeIsConcession && fewer < PartySize && concedes)
        {
            SmallestParty = fewer;
        }
        else if (said.PartySize is not null || said.Questions.ContainsKey(BookingField.PartySize))
        {
            (PartySize, SmallestParty) = (said.PartySize, said.MinPartySize);
        }
    }

    private void MergeDays(ParsedRequest said, bool concedes)
    {
        if (said.Date is { } other && said.DateIsAddition && Date is { } wanted && concedes)
        {
            OtherDates = [.. OtherDates.Append(other).Where(day => day != wanted).Distinct()];
        }
        else if (said.Date is not null || said.Questions.ContainsKey(BookingField.Date))
        {
            (Date, OtherDates) = (said.Date, said.OtherDates);
        }
    }

    private void MergeTimes(ParsedRequest said, bool concedes)
    {
        if (said.Time is { } other && said.TimeIsAddition && Time is { } wanted && concedes
            && other <= wanted + TimeChoiceResolver.MaxGap && other + TimeChoiceResolver.MaxGap >= wanted)
        {
            EarliestTime = other < wanted && !(EarliestTime < other) ? other : EarliestTime;
            LatestTime = other > wanted && !(LatestTime > other) ? other : LatestTime;
        }
        else if (said.Time is not null || said.Questions.ContainsKey(BookingField.Time))
        {
            (Time, EarliestTime, LatestTime) = (said.Time, said.EarliestTime, said.LatestTime);
        }
    }

    // "One more" and "an hour later" are relative to the request, or else to the existing booking.
    private void MergeShifts(ParsedRequest said)
    {
        if (PartySize is { } party)
        {
            PartySize = party + (said.PartySizeChange ?? 0);
        }
        else
        {
            PartyChange += said.PartySizeChange ?? 0;
        }

        // "7:30, can be half an hour later", "an hour earlier, so half past twelve": the time that is said is the one wanted.
        if (said.Time is not null)
        {
            MinutesLater = 0;
        }
        else if (Time is { } time && said.ShiftMinutes is { } minutes)
        {
            (Time, EarliestTime, LatestTime) = (time.PlusMinutes(minutes), null, null);
        }
        else
        {
            MinutesLater += said.ShiftMinutes ?? 0;
        }

        if (Date is { } date && said.ShiftDays is { } days)
        {
            (Date, OtherDates) = (date.PlusDays(days), []);
        }
        else
        {
            DaysLater += said.ShiftDays ?? 0;
        }
    }
}
