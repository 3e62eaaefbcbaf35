using Concierge.Agents.Loop;
using Concierge.Calls.Results;

namespace Concierge.Agents;

/// <summary>
/// Formats the answer to the guest from what happened in a turn. The language model's words have the lowest priority, and no fact is taken from
/// them.
/// </summary>
internal static class AgentAnswerFormatter
{
    private const string NotUnderstood = "I did not understand that. Which restaurant, how many people, which day and what time?";

    /// <summary>Formats the answer.</summary>
    /// <param name="turn">The facts of the turn.</param>
    /// <param name="reply">What may be shown of the language model's words.</param>
    public static AgentAnswer Format(AgentTurn turn, ModelReply reply)
    {
        if (turn.Calls.Count > 0)
        {
            var last = turn.Calls[^1].Result;
            var calls = turn.Calls.Select(call => CallResultFormatter.Describe(call.Details, call.Result));
            var report = string.Join(Environment.NewLine, [.. turn.SkippedRestaurants, .. calls]);
            return new AgentAnswer(turn.Error is { } later && later != last.Error ? $"{report} {later}" : report, last, turn.Error) { Plan = turn.Plan };
        }

        if (turn.Plan is { } plan)
        {
            var planned = string.Join(Environment.NewLine, [.. turn.SkippedRestaurants, PlanFormatter.Format(plan)]);
            return new AgentAnswer(planned, Result: null, Error: null) { Plan = plan };
        }

        if (turn.Error is { } error)
        {
            return new AgentAnswer(error.ToString(), Result: null, error);
        }

        // The findings replace the model's statements, but its questions remain: for how many people, which of them.
        var text = turn.Findings is { } findings
            ? string.Concat([findings, .. reply.Questions.Select(question => findings.EndsWith('\n') ? question : $" {question}")]).TrimEnd()
            : reply.Text.Trim();
        return new AgentAnswer(text.Length == 0 ? NotUnderstood : text, Result: null, Error: null);
    }
}
