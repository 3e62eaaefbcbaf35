using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The details of a booking that the restaurant has noted so far.</summary>
internal sealed class OrderPad
{
    // The reference time for a bare "seven" before the caller has named a time.
    private static readonly TimeOnly Evening = new(19, 0);

    public int? Party { get; private set; }

    public HeardDate? Date { get; private set; }

    public TimeOnly? Time { get; private set; }

    /// <summary>The first requested time, from which a scenario's relative times are measured.</summary>
    public TimeOnly? Asked { get; private set; }

    public string? Name { get; private set; }

    public string? Telephone { get; private set; }

    /// <summary>Creates a form from a booking that the caller wants to change.</summary>
    public static OrderPad Of(Booking booking) => new() { Party = booking.PartySize, Date = booking.Date, Time = booking.Time, Name = booking.Name };

    public TimeOnly? TimeIn(CallerUtterance utterance) =>
        utterance.Times.Count == 0 ? null : utterance.Times[^1].Near(Time ?? Evening);

    /// <summary>Overwrites the noted details with those of an utterance.</summary>
    public void Take(CallerUtterance utterance)
    {
        Party = utterance.Party ?? Party;
        Date = utterance.Date?.Or(Date) ?? Date;
        Time = TimeIn(utterance) ?? Time;
        Name = utterance.Name ?? Name;
        Telephone = utterance.Telephone ?? Telephone;
    }

    /// <summary>Fixes the requested time, if it is not fixed yet.</summary>
    public void Ask() => Asked ??= Time;

    public void AskAnew() => Asked = Time;

    public void Agree(TimeOnly time) => Time = time;

    /// <summary>Replaces the party size or the time by a wrong one.</summary>
    public void Mishear(Question question)
    {
        if (question == Question.Party)
        {
            Party++;
        }
        else
        {
            Time = Time?.AddHours(-2);
        }
    }

    /// <summary>Whether an utterance contradicts the noted details.</summary>
    public bool Contradicts(CallerUtterance utterance) =>
        (utterance.Party is { } party && party != Party)
        || (utterance.Date is { } date && Date?.Contradicts(date) == true)
        || (TimeIn(utterance) is { } time && time != Time);

    public bool Knows(Question question) => question switch
    {
        Question.Party => Party is not null,
        Question.Date => Date is not null,
        Question.Time => Time is not null,
        Question.Name => Name is not null,
        Question.Phone => Telephone is not null,
        _ => false,
    };
}
