using Concierge.Calls.Questions;
using Concierge.Privacy;

namespace Concierge.Server.Api;

/// <summary>Something the restaurant wants to know of the guest while it holds the line.</summary>
/// <param name="Id">To be given with the answer.</param>
/// <param name="Text">The question.</param>
/// <param name="Date">The day offered, YYYY-MM-DD, if one is.</param>
/// <param name="Time">The time offered, HH:MM, if one is.</param>
/// <param name="PartySize">The party size offered, if one is.</param>
/// <param name="PatienceSeconds">How long an answer is waited for.</param>
public sealed record QuestionView(string Id, string Text, string? Date, string? Time, int? PartySize, double PatienceSeconds)
{
    internal static QuestionView Of(CustomerQuestion question) => new(
        question.Id,
        Secrets.Redact(question.Text),
        question.Date is { } date ? WireTime.Date(date) : null,
        question.Time is { } time ? WireTime.Time(time) : null,
        question.PartySize,
        WireTime.Seconds(question.Patience));
}
