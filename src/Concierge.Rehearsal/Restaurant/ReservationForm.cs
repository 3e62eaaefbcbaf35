using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The details of a booking that the restaurant has noted so far.</summary>
internal sealed class ReservationForm
{
    // The reference time that resolves a bare "seven" before the caller has named a time.
    private static readonly TimeOnly DefaultReferenceTime = new(19, 0);

    public int? PartySize { get; private set; }

    public SpokenDate? Date { get; private set; }

    public TimeOnly? Time { get; private set; }

    /// <summary>The first requested time. A scenario's relative times are offsets from it.</summary>
    public TimeOnly? RequestedTime { get; private set; }

    public string? Name { get; private set; }

    /// <summary>Whether the caller spelled the name. The restaurant then spells it back.</summary>
    public bool IsNameSpelled { get; private set; }

    public string? PhoneNumber { get; private set; }

    /// <summary>Creates a form from a booking that the caller wants to change.</summary>
    public static ReservationForm FromBooking(Booking booking) =>
        new() { PartySize = booking.PartySize, Date = booking.Date, Time = booking.Time, Name = booking.Name };

    public TimeOnly? FindTime(CallerUtterance utterance) =>
        utterance.Times.Count == 0 ? null : utterance.Times[^1].ResolveNear(Time ?? DefaultReferenceTime);

    /// <summary>Overwrites the noted details with those of an utterance.</summary>
    public void Update(CallerUtterance utterance)
    {
        PartySize = utterance.PartySize ?? PartySize;
        Date = utterance.Date?.CompleteFrom(Date) ?? Date;
        Time = FindTime(utterance) ?? Time;
        if (CorrectsName(utterance))
        {
            (Name, IsNameSpelled) = (utterance.Name, utterance.IsNameSpelled);
        }

        PhoneNumber = utterance.PhoneNumber ?? PhoneNumber;
    }

    /// <summary>Whether an utterance has another name. What was spelled is replaced only by another spelling.</summary>
    public bool CorrectsName(CallerUtterance utterance) =>
        utterance.Name is { } name && (name != Name || utterance.IsNameSpelled) && (utterance.IsNameSpelled || !IsNameSpelled);

    /// <summary>Sets the requested time to the noted time, unless it is set.</summary>
    public void KeepRequestedTime() => RequestedTime ??= Time;

    public void ResetRequestedTime() => RequestedTime = Time;

    public void SetTime(TimeOnly time) => Time = time;

    /// <summary>Replaces the party size or the time with a wrong one.</summary>
    public void IntroduceError(BookingQuestion question)
    {
        if (question == BookingQuestion.PartySize)
        {
            PartySize++;
        }
        else
        {
            Time = Time?.AddHours(-2);
        }
    }

    /// <summary>Whether an utterance contradicts the noted details.</summary>
    public bool Contradicts(CallerUtterance utterance) =>
        (utterance.PartySize is { } party && party != PartySize)
        || (utterance.Date is { } date && Date?.Contradicts(date) == true)
        || (FindTime(utterance) is { } time && time != Time);

    public bool HasValueFor(BookingQuestion question) => question switch
    {
        BookingQuestion.PartySize => PartySize is not null,
        BookingQuestion.Date => Date is not null,
        BookingQuestion.Time => Time is not null,
        BookingQuestion.Name => Name is not null,
        BookingQuestion.PhoneNumber => PhoneNumber is not null,
        _ => false,
    };
}
