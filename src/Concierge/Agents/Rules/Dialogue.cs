using Concierge.Agents.Language;
using Concierge.Calls;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Rules;

/// <summary>What a conversation has come to: the wish as it stands, what is still open, and what the last call brought.</summary>
internal sealed class Dialogue
{
    private readonly Dictionary<Slot, string> _questions = [];

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

    /// <summary>Whether a restaurant that is closed now is to be called when it opens.</summary>
    public bool CallWhenOpen { get; private set; }

    /// <summary>Whether a restaurant is to be asked although it is closed at the time of the table.</summary>
    public bool DespiteClosing { get; private set; }

    /// <summary>The last call's or refusal's answer.</summary>
    public CallAnswer? LastCall { get; private set; }

    /// <summary>What the person said last.</summary>
    public Understanding Last { get; private set; } = new();

    /// <summary>Whether anything of a booking was said before the last message.</summary>
    public bool UnderWay { get; private set; }

    /// <summary>Whether the last message moved the request on, so that it may lead to a call.</summary>
    public bool Moved { get; private set; }

    /// <summary>What must be asked, in the order to ask it.</summary>
    public IReadOnlyDictionary<Slot, string> Questions => _questions;

    /// <summary>The booking that a change is about; <see langword="null"/> when a new one is wanted.</summary>
    public string? Replaces { get; private set; }

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

    /// <summary>Adds what a message said.</summary>
    /// <param name="said">What was understood of it.</param>
    /// <param name="text">Its words.</param>
    public void Hear(Understanding said, string text = "")
    {
        var (told, agrees) = (LastCall?.Error?.Code, said.Intents.HasFlag(Intents.Yes) && !said.HasDetails);
        var waits = OpeningWishes.WantsCallWhenOpen(text) || (told == "restaurant.closed" && agrees);
        var insists = told == "restaurant.closed_then" && (OpeningWishes.Insists(text) || agrees);
        UnderWay |= Last.HasDetails || Last.Intents.HasFlag(Intents.Book);
        Last = said;
        Moved = false;
        if (said.Intents.HasFlag(Intents.OffTopic) || said.Intents.HasFlag(Intents.Refrain))
        {
            return;
        }

        if (said.Intents.HasFlag(Intents.Cancel) || (said.Intents.HasFlag(Intents.No) && !said.HasDetails))
        {
            Forget();
            return;
        }

        CallWhenOpen |= waits;
        DespiteClosing = insists || (DespiteClosing && said is { Date: null, Time: null, Restaurant: null });
        var chosen = ChooseCandidate(said);
        var booked = LastCall?.Outcome == CallOutcome.Confirmed;
        if (booked && said.Intents.HasFlag(Intents.Book) && !said.Intents.HasFlag(Intents.Change) && !said.SameRestaurant && said.Restaurant is not null)
        {
            Forget();
        }

        Replaces = booked && said.Intents.HasFlag(Intents.Change) && !said.SameRestaurant && said.Restaurant is null ? LastCall!.ConfirmationNumber ?? "" : Replaces;
        var accepts = said.Intents.HasFlag(Intents.Yes) && IsOffered;
        if (accepts)
        {
            AcceptOffer();
        }

        if (said.HasDetails)
        {
            Merge(said, chosen);
        }

        Moved = said.HasDetails || accepts || chosen || waits || insists || said.Intents.HasFlag(Intents.Again)
            || (said.Intents.HasFlag(Intents.Yes) && LastCall is { Outcome: null } or null && UnderWay);
    }

    /// <summary>Notes what the directory answered.</summary>
    public void Looked(string query, FindAnswer answer)
    {
        Found = answer;
        Restaurant = answer.Restaurant?.Name ?? query;
    }

    /// <summary>Notes what a call came to.</summary>
    public void Called(CallAnswer answer)
    {
        LastCall = answer;
        Moved = false;
        Replaces = answer.Outcome is null ? Replaces : null;
    }

    // An offer that nobody could tell apart from the request cannot be taken.
    private bool IsOffered => LastCall is { Outcome: CallOutcome.AlternativeOffered } && Offered != (Date, Time, PartySize);

    private (LocalDate? Date, LocalTime? Time, int? PartySize) Offered => (
        LocalDatePattern.Iso.Parse(LastCall?.Date ?? "") is { Success: true } date ? date.Value : Date,
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(LastCall?.Time ?? "") is { Success: true } time ? time.Value : Time,
        LastCall?.PartySize ?? PartySize);

    private void AcceptOffer()
    {
        // Agreed is what was offered, and nothing beside it.
        (Date, Time, PartySize) = Offered;
        (OtherDates, EarliestTime, LatestTime, SmallestParty) = ([], null, null, null);
    }

    private void Merge(Understanding said, bool chosen)
    {
        if (said.Restaurant is not null && !chosen)
        {
            (Restaurant, Found, PhoneNumber) = (said.Restaurant, null, null);
        }

        PhoneNumber = said.PhoneNumber ?? PhoneNumber;
        CustomerPhone = said.CustomerPhone ?? CustomerPhone;
        MergeParty(said);
        MergeDays(said);
        MergeTimes(said);
        CustomerName = said.CustomerName ?? CustomerName;
        Seating = said.Seating ?? Seating;
        SpecialRequests = said.SpecialRequests is null || SpecialRequests is null ? said.SpecialRequests ?? SpecialRequests : $"{SpecialRequests}, {said.SpecialRequests}";
        Settle(Slot.Restaurant, said.Restaurant is not null || said.PhoneNumber is not null);
        Settle(Slot.PartySize, said.PartySize is not null || (said.Time is not null && said.Date is null));
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

    private void MergeParty(Understanding said)
    {
        if (said.PartySize is { } fewer && said.PartyConcedes && fewer < PartySize && LastCall is null)
        {
            SmallestParty = fewer;
        }
        else if (said.PartySize is not null || said.Questions.ContainsKey(Slot.PartySize))
        {
            (PartySize, SmallestParty) = (said.PartySize, said.SmallestParty);
        }
    }

    private void MergeDays(Understanding said)
    {
        if (said.Date is { } other && said.DateAdds && Date is { } wanted && LastCall is null)
        {
            OtherDates = [.. OtherDates.Append(other).Where(day => day != wanted).Distinct()];
        }
        else if (said.Date is not null || said.Questions.ContainsKey(Slot.Date))
        {
            (Date, OtherDates) = (said.Date, said.OtherDates);
        }
    }

    private void MergeTimes(Understanding said)
    {
        if (said.Time is { } other && said.TimeAdds && Time is { } wanted && LastCall is null
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

    private bool ChooseCandidate(Understanding said)
    {
        if (Found?.Candidates is not { } candidates || said.Restaurant is null)
        {
            return false;
        }

        var words = said.Restaurant;
        var fitting = candidates.Where(candidate => candidate.Address?.Contains(words, StringComparison.OrdinalIgnoreCase) == true).ToList();
        if (fitting.Count != 1)
        {
            return false;
        }

        Found = new FindAnswer { Restaurant = fitting[0] };
        Restaurant = fitting[0].Name;
        return true;
    }

    private void Forget()
    {
        _questions.Clear();
        (Restaurant, Found, PhoneNumber, PartySize, Date, Time, EarliestTime, LatestTime, SpecialRequests, Replaces, LastCall) =
            (null, null, null, null, null, null, null, null, null, null, LastCall?.Outcome == CallOutcome.Confirmed ? LastCall : null);
        (SmallestParty, OtherDates, Seating) = (null, [], null);
        (CallWhenOpen, DespiteClosing) = (false, false);
        UnderWay = false;
    }
}
