using Concierge.Agents.Questions;
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
            asked.Add(GuestQuestionFormatter.FormatFields(missing));
        }

        return string.Join(" ", asked);
    }
}
