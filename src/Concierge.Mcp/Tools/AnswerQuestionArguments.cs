using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>answer_question</c>.</summary>
internal sealed record AnswerQuestionArguments
{
    [Description("The call's id.")]
    public required string CallId { get; init; }

    [Description("The question_id of wait_for_call.")]
    public required string QuestionId { get; init; }

    [Description("The guest's own answer, in a sentence. Leave it out when the guest does not decide.")]
    public string? Answer { get; init; }

    [Description("The plan_id of the call. Needed only with a client that cannot ask the guest.")]
    public string? PlanId { get; init; }
}
