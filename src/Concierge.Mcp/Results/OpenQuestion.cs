using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>A question to the guest while the restaurant holds the line.</summary>
internal sealed record OpenQuestion
{
    [Description("The id for answer_question.")]
    public required string QuestionId { get; init; }

    [Description("The question.")]
    public required QuotedText Text { get; init; }

    [Description("The offered date, YYYY-MM-DD.")]
    public string? Date { get; init; }

    [Description("The offered time, HH:MM.")]
    public string? Time { get; init; }

    [Description("The offered party size.")]
    public int? PartySize { get; init; }

    [Description("How many seconds the restaurant waits for the answer, from the question on.")]
    public required double AnswerWithinSeconds { get; init; }
}
