using NodaTime;

namespace Concierge.Language;

/// <summary>The content of one sentence, without guesses.</summary>
internal sealed record ParsedRequest
{
    /// <summary>What the guest wants.</summary>
    public GuestIntents Intents { get; init; }

    /// <summary>The restaurant's name.</summary>
    public string? Restaurant { get; init; }

    /// <summary>
    /// <see cref="Restaurant"/> and the place after it as the guest said them ("Dishoom Shoreditch", "Blue Tokyo"); <see langword="null"/> where no
    /// place follows the name. Only the directory knows whether the place belongs to the name.
    /// </summary>
    public string? RestaurantWithPlace { get; init; }

    /// <summary>The fallback restaurants after <see cref="Restaurant"/>, in order of preference.</summary>
    public IReadOnlyList<string> FallbackRestaurants { get; init; } = [];

    /// <summary>The chosen restaurant of the last search result ("the second one", "the cheaper one").</summary>
    public ResultChoice? Choice { get; init; }

    /// <summary>The cuisines or dishes of a search (<c>italian</c>), separated by semicolons; the guest accepts each of them.</summary>
    public string? Cuisine { get; init; }

    /// <summary>The place of a search (<c>Konstanz</c>).</summary>
    public string? Place { get; init; }

    /// <summary>The maximum price level, 1 ("cheap") to 4.</summary>
    public int? MaxPrice { get; init; }

    /// <summary>The minimum price level, 1 to 4; 3 for "fancy".</summary>
    public int? MinPrice { get; init; }

    /// <summary>Whether the guest wants a cheaper restaurant than those of the last result.</summary>
    public bool WantsCheaper { get; init; }

    /// <summary>Whether the restaurant must be open now.</summary>
    public bool MustBeOpenNow { get; init; }

    /// <summary>The confirmation number of an existing booking, without separators (<c>BK472</c>).</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The present day of a booking to change ("move my Friday table to Saturday": Friday).</summary>
    /// <remarks>The day of a booking to cancel is <see cref="Date"/>.</remarks>
    public LocalDate? PresentDate { get; init; }

    /// <summary>The present time of a booking to change ("my 7pm table").</summary>
    /// <remarks>The time of a booking to cancel is <see cref="Time"/>.</remarks>
    public LocalTime? PresentTime { get; init; }

    /// <summary>The change of the party size ("one more person is coming"); negative for fewer guests.</summary>
    public int? PartySizeChange { get; init; }

    /// <summary>The shift of the time in minutes ("half an hour later"); negative is earlier.</summary>
    public int? ShiftMinutes { get; init; }

    /// <summary>The shift of the date in days ("a day later"); negative is earlier.</summary>
    public int? ShiftDays { get; init; }

    /// <summary>Whether the guest means the restaurant from earlier in the conversation.</summary>
    public bool IsSameRestaurant { get; init; }

    /// <summary>The number to call, in E.164 form.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Whether the guest said that <see cref="PhoneNumber"/> is the restaurant's ("their number is …").</summary>
    public bool PhoneIsSaidToBeRestaurants { get; init; }

    /// <summary>The guest's own number, in E.164 form, or its digits where the guest gave no country code.</summary>
    public string? GuestPhone { get; init; }

    /// <summary>The number of guests as the guest said it; it can be outside the bookable range.</summary>
    public int? PartySize { get; init; }

    /// <summary>The smallest party size that the guest accepts.</summary>
    public int? MinPartySize { get; init; }

    /// <summary>Whether <see cref="PartySize"/> is a concession to an earlier party size ("5 people would do").</summary>
    public bool PartySizeIsConcession { get; init; }

    /// <summary>The day.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Other days that the guest accepts.</summary>
    public IReadOnlyList<LocalDate> OtherDates { get; init; } = [];

    /// <summary>Whether the guest accepts <see cref="Date"/> in addition to an earlier day ("Saturday would do too").</summary>
    public bool DateIsAddition { get; init; }

    /// <summary>The time.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The earliest time that the guest accepts.</summary>
    public LocalTime? EarliestTime { get; init; }

    /// <summary>The latest time that the guest accepts.</summary>
    public LocalTime? LatestTime { get; init; }

    /// <summary>Whether the guest accepts <see cref="Time"/> in addition to an earlier time ("8pm is fine too").</summary>
    public bool TimeIsAddition { get; init; }

    /// <summary>The name for the booking.</summary>
    public string? GuestName { get; init; }

    /// <summary>The preferences, in the guest's own words.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The concession about the seating ("inside or outside").</summary>
    public string? Seating { get; init; }

    /// <summary>The times between which the question for the time decides, where they are known.</summary>
    public IReadOnlyList<LocalTime> PossibleTimes { get; init; } = [];

    /// <summary>The days between which the question for the day decides, where they are known.</summary>
    public IReadOnlyList<LocalDate> PossibleDates { get; init; } = [];

    /// <summary>The numbers of guests between which the question for the party decides, where they are known.</summary>
    public IReadOnlyList<int> PossiblePartySizes { get; init; } = [];

    /// <summary>The digits of the restaurant's number where the guest gave no country code.</summary>
    public string? LocalPhoneNumber { get; init; }

    /// <summary>The parts of the sentence, with what each was read as; positions count in the sentence as the guest wrote it.</summary>
    public IReadOnlyList<ReadPart> Parts { get; init; } = [];

    /// <summary>The parts of the sentence that mean something and were not read.</summary>
    public IReadOnlyList<ReadPart> NotUsed { get; init; } = [];

    /// <summary>An empty dictionary: there is nothing to ask.</summary>
    public static IReadOnlyDictionary<BookingField, string> NoQuestions { get; } = new Dictionary<BookingField, string>();

    /// <summary>The questions about ambiguous parts, which must be answered before a call.</summary>
    public IReadOnlyDictionary<BookingField, string> Questions { get; init; } = NoQuestions;

    /// <summary>Whether the sentence contains any part of a booking.</summary>
    public bool HasDetails =>
        Restaurant is not null || IsSameRestaurant || PhoneNumber is not null || Choice is not null
        || PartySize is not null || PartySizeChange is not null
        || Date is not null || Time is not null || ShiftMinutes is not null || ShiftDays is not null
        || GuestName is not null || GuestPhone is not null || SpecialRequests is not null || Seating is not null
        || Questions.Count > 0;
}
