using Concierge.Language;

namespace Concierge.Agents.Offline;

/// <summary>Asks for what is missing or may mean two things, and for nothing else.</summary>
internal static class Questions
{
    /// <summary>One or two sentences.</summary>
    public static string Ask(Wish wish, IReadOnlyList<Slot> missing)
    {
        var asked = wish.Questions.OrderBy(question => question.Key).Select(question => question.Value).ToList();
        if (missing.Count > 0)
        {
            var words = missing.Select(Word).ToList();
            var list = words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
            asked.Add($"{char.ToUpperInvariant(list[0])}{list[1..]}?");
        }

        return string.Join(" ", asked);
    }

    private static string Word(Slot slot) => slot switch
    {
        Slot.Restaurant => "which restaurant",
        Slot.PartySize => "for how many people",
        Slot.Date => "which day",
        Slot.Time => "at what time",
        _ => "under which name",
    };
}
