using Concierge.Calls.Questions;
using Concierge.Contracts.Api;
using Concierge.Privacy;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="QuestionView"/>.</summary>
internal static class QuestionViewMapper
{
    public static QuestionView Map(GuestQuestion question) => new(
        question.Id,
        SecretDetector.Redact(question.Text),
        question.Date is { } date ? ApiTimeFormatter.FormatDate(date) : null,
        question.Time is { } time ? ApiTimeFormatter.FormatTime(time) : null,
        question.PartySize,
        ApiTimeFormatter.RoundSeconds(question.Timeout));
}
