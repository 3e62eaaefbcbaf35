using Concierge.Contracts;
using Concierge.Mcp.Api;
using Concierge.Mcp.Consent;
using Concierge.Mcp.Results;
using Concierge.Mcp.Text;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>answer_question</c>: an answer can bind the guest to another table than the planned one, so the guest agrees to it as to a call.</summary>
internal sealed class AnswerQuestionTool(ConciergeApi api, ConsentGate consent) : ConciergeTool<AnswerQuestionArguments, AnsweredQuestion>(
    new ToolDescription(
        "answer_question",
        "Answer the restaurant's question",
        "Answers the question that the restaurant waits with. The client shows the guest your answer, and the guest agrees or writes another one. "
        + "Without an answer the guest does not decide, and the voice agent ends the call politely.",
        new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = false, OpenWorldHint = true }),
    ToolJson.Readable.AnswerQuestionArguments,
    ToolJson.Readable.AnsweredQuestion)
{
    protected override async Task<AnsweredQuestion> RunAsync(
        AnswerQuestionArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var state = consent.FindState(request);
        var answer = string.IsNullOrWhiteSpace(arguments.Answer)
            ? null
            : await AgreeAsync(arguments, arguments.Answer.Trim(), request, state, cancellationToken);
        await api.AnswerAsync(arguments.CallId, new(arguments.QuestionId, answer), cancellationToken);
        return new AnsweredQuestion
        {
            CallId = arguments.CallId,
            QuestionId = arguments.QuestionId,
            Answer = QuotedText.FromGuest(answer),
            Next = "The voice agent passes it on. Use wait_for_call again.",
        };
    }

    private async Task<string> AgreeAsync(
        AnswerQuestionArguments arguments,
        string proposed,
        RequestContext<CallToolRequestParams> request,
        ConsentState? state,
        CancellationToken cancellationToken)
    {
        var call = await api.GetCallAsync(arguments.CallId, cancellationToken);
        if (call.Question is not { } question || question.Id != arguments.QuestionId)
        {
            throw new ConciergeException(new(
                "call.question_not_open", "The restaurant does not wait for this answer, or no longer.", "wait_for_call shows the open question."));
        }

        var number = await FindNumberAsync(arguments, cancellationToken);
        var agreed = consent.Require(
            request, state, $"{arguments.CallId}/{arguments.QuestionId}", AnswerQuestionFactory.Create(call.RestaurantName, question, proposed), number);
        return agreed?.Content?.TryGetValue(ConsentQuestion.AnswerField, out var own) == true && own.ToString().Trim() is { Length: > 0 } words
            ? words
            : proposed;
    }

    // The number of a call is masked, that of its plan is not.
    private async Task<string?> FindNumberAsync(AnswerQuestionArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.PlanId is not { } planId)
        {
            return null;
        }

        var plan = await api.GetPlanAsync(planId, cancellationToken);
        return plan.CallId == arguments.CallId ? plan.Restaurant?.PhoneNumber : null;
    }
}
