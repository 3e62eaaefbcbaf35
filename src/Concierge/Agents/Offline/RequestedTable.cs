using Concierge.Language;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>The day, the time and the party of a request, with the alternatives that the guest accepts, or the shifts of an existing booking.</summary>
internal sealed class RequestedTable
{
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

    /// <summary>The change in the number of guests, relative to the existing booking.</summary>
    public int PartyChange { get; private set; }

    /// <summary>The shift of the time relative to the existing booking, in minutes.</summary>
    public int MinutesLater { get; private set; }

    /// <summary>The shift of the date relative to the existing booking, in days.</summary>
    public int DaysLater { get; private set; }

    /// <summary>Whether the guest has said anything about the day, the time or the party.</summary>
    public bool HasDetails => PartySize is not null || Date is not null || Time is not null || PartyChange != 0 || MinutesLater != 0 || DaysLater != 0;

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
    public void Set(TableOffer table)
    {
        (Date, Time, PartySize) = table;
        (OtherDates, EarliestTime, LatestTime, SmallestParty) = ([], null, null, null);
        (PartyChange, MinutesLater, DaysLater) = (0, 0, 0);
    }

    /// <summary>Adds a message's details.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="concedes">Whether another value is an additional option; after a call it replaces the earlier one.</param>
    public void Merge(ParsedRequest said, bool concedes)
    {
        MergeParty(said, concedes);
        MergeDays(said, concedes);
        MergeTimes(said, concedes);
        MergeShifts(said);
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
