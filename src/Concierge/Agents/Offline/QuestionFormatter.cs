using Concierge.Language;

namespace Concierge.Agents.Offline;

/// <summary>Asks for missing and ambiguous details, and for nothing else.</summary>
internal static class QuestionFormatter
{
    /// <summary>Returns one or two sentences.</summary>
    public static string Format(BookingRequest request, IReadOnlyList<BookingField> missing)
    {
        var asked = request.Questions.OrderBy(question => question.Key).Select(question => question.Value).ToList();
        if (missing.Count > 0)
        {
            var words = missing.Select(Describe).ToList();
            var list = words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
            asked.Add($"{char.ToUpperInvariant(list[0])}{list[1..]}?");
        }

        return string.Join(" ", asked);
    }

    private static string Describe(BookingField slot) => slot switch
    {
        BookingField.Restaurant => "which restaurant",
        BookingField.PartySize => "for how many people",
        BookingField.Date => "which day",
        BookingField.Time => "at what time",
        _ => "under which name",
    };
}
