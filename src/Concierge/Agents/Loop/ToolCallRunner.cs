using System.Text.Json;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Loop;

/// <summary>Runs the tools that a language model calls, in order, and returns a result for each call.</summary>
internal sealed partial class ToolCallRunner(ILogger logger)
{
    /// <summary>Runs the calls of one step.</summary>
    /// <returns>The agent for the next step.</returns>
    public async Task<Agent> RunAsync(IReadOnlyList<FunctionCallContent> calls, Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        var next = agent;
        var answers = new ChatMessage(ChatRole.Tool, []);
        turn.Conversation.Messages.Add(answers);
        try
        {
            foreach (var call in calls)
            {
                LogToolCalled(agent.Name, call.Name);
                if (agent.Handoffs.FirstOrDefault(handoff => handoff.Tool == call.Name) is { } handoff)
                {
                    next = handoff.CreateTarget();
                    answers.Contents.Add(new FunctionResultContent(call.CallId, "Handed over."));
                    turn.Report(new AgentHandedOff(next.Name));
                    continue;
                }

                answers.Contents.Add(new FunctionResultContent(call.CallId, await InvokeAsync(call, agent, turn, cancellationToken)));
            }
        }
        finally
        {
            // The OpenAI API rejects a conversation in which a tool call has no result.
            foreach (var call in calls.Skip(answers.Contents.Count).ToList())
            {
                var interrupted = new ConciergeError("agent.interrupted", "The request was interrupted.");
                answers.Contents.Add(new FunctionResultContent(call.CallId, ToolFailure.ToJson(interrupted)));
            }
        }

        return next;
    }

    private async Task<object?> InvokeAsync(FunctionCallContent call, Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        var tool = agent.Tools.FirstOrDefault(tool => tool.Name == call.Name);
        if (tool is null || call.Exception is not null)
        {
            return ToolFailure.ToJson(tool is null
                ? new ConciergeError("tool.unknown", $"There is no tool named {call.Name}.")
                : new ConciergeError("tool.arguments", $"The arguments of {call.Name} are not valid JSON.", "Call it again with valid arguments."));
        }

        try
        {
            return await tool.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken);
        }
        catch (ConciergeException exception)
        {
            LogToolRefused(turn.Conversation.SessionId, CurrentUser.DisplayName, call.Name, exception.Error.Code);
            turn.Error = exception.Error;
            return ToolFailure.ToJson(exception.Error);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidCastException)
        {
            LogToolRefused(turn.Conversation.SessionId, CurrentUser.DisplayName, call.Name, "tool.arguments");
            return ToolFailure.ToJson(new ConciergeError(
                "tool.arguments",
                $"The arguments of {call.Name} do not match its description.",
                "Call it again with the arguments that the description asks for."));
        }
    }

    [LoggerMessage(2802, LogLevel.Debug, "{Agent} calls {Tool}")]
    private partial void LogToolCalled(string agent, string tool);

    [LoggerMessage(2803, LogLevel.Information, "Session {SessionId} of user {User}: {Tool} refused with {Code}")]
    private partial void LogToolRefused(string sessionId, string user, string tool, string code);
}
