using System.Text.Json;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Loop;

/// <summary>Runs the tools that a language model calls, one after another, and answers every call.</summary>
internal sealed partial class ToolCalls(ILogger logger)
{
    /// <summary>Answers the calls of one step.</summary>
    /// <returns>The agent that is in charge afterwards.</returns>
    public async Task<Agent> AnswerAsync(IReadOnlyList<FunctionCallContent> calls, Agent agent, AgentTurn turn, CancellationToken cancellationToken)
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
                    next = handoff.Target();
                    answers.Contents.Add(new FunctionResultContent(call.CallId, "Handed over."));
                    turn.Report(new AgentHandedOff(next.Name));
                    continue;
                }

                answers.Contents.Add(new FunctionResultContent(call.CallId, await InvokeAsync(call, agent, turn, cancellationToken)));
            }
        }
        finally
        {
            // A model refuses a conversation in which one of its calls was never answered.
            foreach (var call in calls.Skip(answers.Contents.Count).ToList())
            {
                answers.Contents.Add(new FunctionResultContent(call.CallId, ToolFailure.ToJson(new ConciergeError("agent.interrupted", "The request was interrupted."))));
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
            LogToolRefused(call.Name, exception.Error.Code);
            turn.Error = exception.Error;
            return ToolFailure.ToJson(exception.Error);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidCastException)
        {
            LogToolRefused(call.Name, "tool.arguments");
            return ToolFailure.ToJson(new ConciergeError("tool.arguments", $"The arguments of {call.Name} do not fit.", "Call it again with the arguments its description asks for."));
        }
    }

    [LoggerMessage(2802, LogLevel.Debug, "{Agent} calls {Tool}")]
    private partial void LogToolCalled(string agent, string tool);

    [LoggerMessage(2803, LogLevel.Information, "{Tool} refused with {Code}")]
    private partial void LogToolRefused(string tool, string code);
}
