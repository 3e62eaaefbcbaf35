using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the restaurant has noted of a booking so far.</summary>
internal sealed class OrderPad
{
    // What a restaurant takes a bare "seven" to be about before it knows better.
    private static readonly TimeOnly Evening = new(19, 0);

    public int? Party { get; private set; }

    public HeardDate? Date { get; private set; }

    public TimeOnly? Time { get; private set; }

    /// <summary>The first time asked for, which a scenario's relative times count from.</summary>
    public TimeOnly? Asked { get; private set; }

    public string? Name { get; private set; }

    public string? Telephone { get; private set; }

    /// <summary>A pad with what is booked, for somebody who changes it.</summary>
    public static OrderPad Of(Booking booking) => new() { Party = booking.PartySize, Date = booking.Date, Time = booking.Time, Name = booking.Name };

    public TimeOnly? TimeIn(CallerUtterance utterance) =>
        utterance.Times.Count == 0 ? null : utterance.Times[^1].Near(Time ?? Evening);

    /// <summary>Writes down what was said, over what was there.</summary>
    public void Take(CallerUtterance utterance)
    {
        Party = utterance.Party ?? Party;
        Date = utterance.Date?.Or(Date) ?? Date;
        Time = TimeIn(utterance) ?? Time;
        Name = utterance.Name ?? Name;
        Telephone = utterance.Telephone ?? Telephone;
    }

    /// <summary>Settles which time was asked for, once there is one.</summary>
    public void Ask() => Asked ??= Time;

    public void AskAnew() => Asked = Time;

    public void Agree(TimeOnly time) => Time = time;

    /// <summary>Notes a party or a time that was not said.</summary>
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

    /// <summary>Whether what was said speaks against what is noted.</summary>
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
