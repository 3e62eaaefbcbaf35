using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents;

/// <summary>Runs an agent: asks the language model, runs the tools it calls, hands over, until it answers in words.</summary>
internal sealed partial class AgentLoop(IChatClient chatClient, ILogger logger)
{
    /// <summary>The most times the language model is asked for one request.</summary>
    public const int StepLimit = 12;

    /// <summary>One span per step.</summary>
    public static readonly ActivitySource ActivitySource = new("Concierge.Agents");

    /// <summary>Runs until the agent answers or the turn is finished.</summary>
    /// <returns>The model's words; empty when the turn was finished by a tool.</returns>
    /// <exception cref="ConciergeException"><c>agent.step_limit</c>, or what the language model's client reports.</exception>
    public async Task<string> RunAsync(Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        var messages = turn.Conversation.Messages;
        for (var step = 1; step <= StepLimit; step++)
        {
            using var activity = ActivitySource.StartActivity($"agent {agent.Name}");
            activity?.SetTag("agent.name", agent.Name).SetTag("agent.step", step);
            var response = await chatClient.GetResponseAsync(
                [new ChatMessage(ChatRole.System, agent.Instructions), .. messages],
                new ChatOptions { Tools = [.. agent.Tools, .. agent.Handoffs.Keys.Select(Handoff)] },
                cancellationToken);
            ThrowIfRefused(response);
            messages.AddRange(response.Messages);
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            activity?.SetTag("agent.tools", string.Join(',', calls.Select(call => call.Name)));
            if (calls.Count == 0)
            {
                return response.Text;
            }

            agent = await AnswerAsync(calls, agent, turn, cancellationToken);
            if (turn.Finished)
            {
                return "";
            }
        }

        throw new ConciergeException(new ConciergeError("agent.step_limit", "The request was not settled within the steps allowed.", "Say it again in other words."));
    }

    private async Task<Agent> AnswerAsync(List<FunctionCallContent> calls, Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        var next = agent;
        var answers = new ChatMessage(ChatRole.Tool, []);
        turn.Conversation.Messages.Add(answers);
        try
        {
            foreach (var call in calls)
            {
                LogToolCalled(agent.Name, call.Name);
                if (agent.Handoffs.TryGetValue(call.Name, out var target))
                {
                    answers.Contents.Add(new FunctionResultContent(call.CallId, "Handed over."));
                    turn.Report(new AgentHandedOff(target.Name));
                    next = target;
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
                answers.Contents.Add(new FunctionResultContent(call.CallId, AgentJson.Failure(new ConciergeError("agent.interrupted", "The request was interrupted."))));
            }
        }

        return next;
    }

    private async Task<object?> InvokeAsync(FunctionCallContent call, Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        var tool = agent.Tools.FirstOrDefault(tool => tool.Name == call.Name);
        if (tool is null || call.Exception is not null)
        {
            return AgentJson.Failure(tool is null
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
            return AgentJson.Failure(exception.Error);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidCastException)
        {
            LogToolRefused(call.Name, "tool.arguments");
            return AgentJson.Failure(new ConciergeError("tool.arguments", $"The arguments of {call.Name} do not fit.", "Call it again with the arguments its description asks for."));
        }
    }

    private static void ThrowIfRefused(ChatResponse response)
    {
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault() is not null || response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ConciergeException(new ConciergeError("openai.refused", "The language model declined to answer this request.", "Say it in other words."));
        }
    }

    private static AIFunctionDeclaration Handoff(string name) =>
        AIFunctionFactory.CreateDeclaration(name, "Hands the conversation over to the agent in charge.", NoParameters);

    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}""");

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Agent} calls {Tool}")]
    private partial void LogToolCalled(string agent, string tool);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Tool} refused with {Code}")]
    private partial void LogToolRefused(string tool, string code);
}
