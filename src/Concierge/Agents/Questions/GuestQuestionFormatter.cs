using Concierge.Language;

namespace Concierge.Agents.Questions;

/// <summary>The program's own wording of what the guest is asked.</summary>
internal static class GuestQuestionFormatter
{
    /// <summary>Asks whether to call.</summary>
    public const string Call = "Shall I call the restaurant?";

    /// <summary>Asks what is to be changed about a booking.</summary>
    public const string Change = "What shall be different: the day, the time or the number of people?";

    /// <summary>Asks for details of a booking in one sentence; empty for none.</summary>
    public static string FormatFields(IReadOnlyList<BookingField> fields)
    {
        if (fields.Count == 0)
        {
            return "";
        }

        var words = fields.Select(Describe).ToList();
        var list = words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
        return $"{char.ToUpperInvariant(list[0])}{list[1..]}?";
    }

    /// <summary>Returns the detail of a booking that a question asks for; <see langword="null"/> for another question.</summary>
    public static BookingField? FindField(GuestQuestion question) => question switch
    {
        GuestQuestion.Restaurant => BookingField.Restaurant,
        GuestQuestion.PartySize => BookingField.PartySize,
        GuestQuestion.Date => BookingField.Date,
        GuestQuestion.Time => BookingField.Time,
        GuestQuestion.CustomerName => BookingField.CustomerName,
        _ => null,
    };

    /// <summary>Words a question that asks for no detail of a booking; <see langword="null"/> for one that needs a context.</summary>
    public static string? Format(GuestQuestion question) => question switch
    {
        GuestQuestion.PhoneNumber => "Which telephone number?",
        GuestQuestion.Seating => "Would you like to sit inside or outside?",
        GuestQuestion.Preferences => "Is there anything else the restaurant should know?",
        GuestQuestion.Cuisine => "What kind of food?",
        GuestQuestion.Place => "In which town or district?",
        GuestQuestion.Change => Change,
        GuestQuestion.Call => Call,
        GuestQuestion.More => "Is there anything else?",
        _ => null,
    };

    private static string Describe(BookingField field) => field switch
    {
        BookingField.Restaurant => "which restaurant",
        BookingField.PartySize => "for how many people",
        BookingField.Date => "which day",
        BookingField.Time => "at what time",
        _ => "under which name",
    };
}
