using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>The result of <c>answer_question</c>.</summary>
internal sealed record AnsweredQuestion
{
    [Description("The call's id.")]
    public required string CallId { get; init; }

    [Description("The question's id.")]
    public required string QuestionId { get; init; }

    [Description("The answer that the restaurant gets. Absent when the guest does not decide: the voice agent ends the call politely.")]
    public QuotedText? Answer { get; init; }

    [Description("What to do next.")]
    public required string Next { get; init; }
}
