using NodaTime;

namespace Concierge.Language;

/// <summary>What one sentence said: only what it said, nothing guessed.</summary>
internal sealed record Understanding
{
    /// <summary>What it wants done.</summary>
    public Intents Intents { get; init; }

    /// <summary>The restaurant's name.</summary>
    public string? Restaurant { get; init; }

    /// <summary>Restaurants to try after <see cref="Restaurant"/>, in the order of preference.</summary>
    public IReadOnlyList<string> OtherRestaurants { get; init; } = [];

    /// <summary>Which of the restaurants shown before is meant ("the second one", "the cheaper one").</summary>
    public ResultChoice? Choice { get; init; }

    /// <summary>The cuisine or dish of a restaurant that is yet to be found (<c>italian</c>); several of which any will do are separated by semicolons.</summary>
    public string? Cuisine { get; init; }

    /// <summary>Where a restaurant is looked for (<c>Konstanz</c>).</summary>
    public string? Place { get; init; }

    /// <summary>The dearest that will do, 1 ("cheap") to 4.</summary>
    public int? MaxPrice { get; init; }

    /// <summary>The cheapest that will do, 1 to 4; 3 for "fancy".</summary>
    public int? MinPrice { get; init; }

    /// <summary>Whether something cheaper than what was shown before is wanted.</summary>
    public bool Cheaper { get; init; }

    /// <summary>Whether it must be open at this moment.</summary>
    public bool OpenNow { get; init; }

    /// <summary>The confirmation number of a booking that is spoken of, without spaces (<c>BK472</c>).</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The day of the booking that is to be changed ("move my Friday table to Saturday": Friday); the day of one that is to be cancelled is <see cref="Date"/>.</summary>
    public LocalDate? BookedDate { get; init; }

    /// <summary>The time of the booking that is to be changed ("my 7pm table"); the time of one that is to be cancelled is <see cref="Time"/>.</summary>
    public LocalTime? BookedTime { get; init; }

    /// <summary>How many guests more (or, below 0, fewer) will come than agreed before ("one more person is coming").</summary>
    public int? PartyChange { get; init; }

    /// <summary>How much later (or, below 0, earlier) than agreed before ("half an hour later"), in minutes.</summary>
    public int? MinutesLater { get; init; }

    /// <summary>How many days later (or, below 0, earlier) than agreed before ("a day later").</summary>
    public int? DaysLater { get; init; }

    /// <summary>Whether the restaurant spoken of before is meant.</summary>
    public bool SameRestaurant { get; init; }

    /// <summary>The number to call, E.164.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The guest's number, E.164.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>Guests; any number that was said, also one that cannot be booked.</summary>
    public int? PartySize { get; init; }

    /// <summary>The fewest seats that would do.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>Whether <see cref="PartySize"/> is what would do beside a party named before ("5 people would do").</summary>
    public bool PartyConcedes { get; init; }

    /// <summary>The day.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Other days that would do.</summary>
    public IReadOnlyList<LocalDate> OtherDates { get; init; } = [];

    /// <summary>Whether <see cref="Date"/> would do beside a day named before ("Saturday would do too").</summary>
    public bool DateAdds { get; init; }

    /// <summary>The time.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The earliest time that would do.</summary>
    public LocalTime? EarliestTime { get; init; }

    /// <summary>The latest time that would do.</summary>
    public LocalTime? LatestTime { get; init; }

    /// <summary>Whether <see cref="Time"/> would do beside a time named before ("8pm is fine too").</summary>
    public bool TimeAdds { get; init; }

    /// <summary>The name for the booking.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Wishes.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>What will do about where they sit.</summary>
    public string? Seating { get; init; }

    /// <summary>Nothing to ask.</summary>
    public static IReadOnlyDictionary<Slot, string> NoQuestions { get; } = new Dictionary<Slot, string>();

    /// <summary>What was said but can mean several things, and must be asked before anybody is called.</summary>
    public IReadOnlyDictionary<Slot, string> Questions { get; init; } = NoQuestions;

    /// <summary>Whether any part of a booking was said.</summary>
    public bool HasDetails => Restaurant is not null || SameRestaurant || PhoneNumber is not null || PartySize is not null || Date is not null || Time is not null
        || Choice is not null || PartyChange is not null || MinutesLater is not null || DaysLater is not null || CustomerName is not null || SpecialRequests is not null || Seating is not null || CustomerPhone is not null || Questions.Count > 0;
}
