using Concierge.Language;

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

        PhoneNumber = said.PhoneNumber ?? PhoneNumber;
        CustomerPhone = said.GuestPhone ?? CustomerPhone;
        MergeParty(said, concedes);
        MergeDays(said, concedes);
        MergeTimes(said, concedes);
        MergeShifts(said);
        CustomerName = said.GuestName ?? CustomerName;
        Seating = said.Seating ?? Seating;
        SpecialRequests = said.SpecialRequests is null || SpecialRequests is null
            ? said.SpecialRequests ?? SpecialRequests
            : $"{SpecialRequests}, {said.SpecialRequests}";
        Settle(BookingField.Restaurant, said.Restaurant is not null || said.PhoneNumber is not null);
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

        if (Time is { } time && said.ShiftMinutes is { } minutes)
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
