using Concierge.Language;

namespace Concierge.Agents.Offline;

internal sealed partial class Wish
{
    /// <summary>Adds a message's details.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="chosen">Whether the message chose one of several restaurants, which is set already.</param>
    /// <param name="concedes">Whether another value is an additional option; after a call it replaces the earlier one.</param>
    public void Merge(Understanding said, bool chosen, bool concedes)
    {
        if (said.Restaurant is not null && !chosen)
        {
            (Restaurant, Found, PhoneNumber) = (said.Restaurant, null, null);
        }

        if (said.OtherRestaurants.Count > 0 || (said.Restaurant is not null && !chosen))
        {
            _otherRestaurants.Clear();
            foreach (var other in said.OtherRestaurants)
            {
                _otherRestaurants.Enqueue(other);
            }
        }

        PhoneNumber = said.PhoneNumber ?? PhoneNumber;
        CustomerPhone = said.CustomerPhone ?? CustomerPhone;
        MergeParty(said, concedes);
        MergeDays(said, concedes);
        MergeTimes(said, concedes);
        MergeShifts(said);
        CustomerName = said.CustomerName ?? CustomerName;
        Seating = said.Seating ?? Seating;
        SpecialRequests = said.SpecialRequests is null || SpecialRequests is null
            ? said.SpecialRequests ?? SpecialRequests
            : $"{SpecialRequests}, {said.SpecialRequests}";
        Settle(Slot.Restaurant, said.Restaurant is not null || said.PhoneNumber is not null);
        Settle(Slot.PartySize, said.PartySize is not null || said.PartyChange is not null || (said.Time is not null && said.Date is null));
        Settle(Slot.Date, said.Date is not null);
        Settle(Slot.Time, said.Time is not null);
        foreach (var (slot, question) in said.Questions)
        {
            _questions[slot] = question;
        }

        void Settle(Slot slot, bool answered)
        {
            if (answered)
            {
                _questions.Remove(slot);
            }
        }
    }

    private void MergeParty(Understanding said, bool concedes)
    {
        if (said.PartySize is { } fewer && said.PartyConcedes && fewer < PartySize && concedes)
        {
            SmallestParty = fewer;
        }
        else if (said.PartySize is not null || said.Questions.ContainsKey(Slot.PartySize))
        {
            (PartySize, SmallestParty) = (said.PartySize, said.SmallestParty);
        }
    }

    private void MergeDays(Understanding said, bool concedes)
    {
        if (said.Date is { } other && said.DateAdds && Date is { } wanted && concedes)
        {
            OtherDates = [.. OtherDates.Append(other).Where(day => day != wanted).Distinct()];
        }
        else if (said.Date is not null || said.Questions.ContainsKey(Slot.Date))
        {
            (Date, OtherDates) = (said.Date, said.OtherDates);
        }
    }

    private void MergeTimes(Understanding said, bool concedes)
    {
        if (said.Time is { } other && said.TimeAdds && Time is { } wanted && concedes
            && other <= wanted + TimeChoices.WidestGap && other + TimeChoices.WidestGap >= wanted)
        {
            EarliestTime = other < wanted && !(EarliestTime < other) ? other : EarliestTime;
            LatestTime = other > wanted && !(LatestTime > other) ? other : LatestTime;
        }
        else if (said.Time is not null || said.Questions.ContainsKey(Slot.Time))
        {
            (Time, EarliestTime, LatestTime) = (said.Time, said.EarliestTime, said.LatestTime);
        }
    }

    // "One more" and "an hour later" are relative to the request, or else to the existing booking.
    private void MergeShifts(Understanding said)
    {
        if (PartySize is { } party)
        {
            PartySize = party + (said.PartyChange ?? 0);
        }
        else
        {
            PartyChange += said.PartyChange ?? 0;
        }

        if (Time is { } time && said.MinutesLater is { } minutes)
        {
            (Time, EarliestTime, LatestTime) = (time.PlusMinutes(minutes), null, null);
        }
        else
        {
            MinutesLater += said.MinutesLater ?? 0;
        }

        if (Date is { } date && said.DaysLater is { } days)
        {
            (Date, OtherDates) = (date.PlusDays(days), []);
        }
        else
        {
            DaysLater += said.DaysLater ?? 0;
        }
    }
}
