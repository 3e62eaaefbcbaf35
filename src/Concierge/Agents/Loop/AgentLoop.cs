using System.Runtime.ExceptionServices;
using Concierge.Agents.Guardrails;
using Concierge.Agents.Telemetry;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Loop;

/// <summary>Runs an agent: asks the language model, runs the tools it calls and follows hand-offs until it answers in words.</summary>
/// <param name="chatClient">The language model.</param>
/// <param name="guardrails">The guardrails that clean what is streamed.</param>
/// <param name="replies">Decides what is shown of the model's words.</param>
/// <param name="logger">Receives the names of the tools called.</param>
internal sealed class AgentLoop(IChatClient chatClient, GuardrailSet guardrails, IModelReplyReader replies, ILogger logger)
{
    /// <summary>The maximum number of language model calls for one request.</summary>
    public const int StepLimit = 16;

    /// <summary>Runs until the agent answers or the turn is finished.</summary>
    /// <returns>What may be shown of the model's words; nothing when a tool finished the turn.</returns>
    /// <exception cref="ConciergeException">The step limit is reached (<c>agent.step_limit</c>), or the language model's client failed.</exception>
    public async Task<ModelReply> RunAsync(Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        using var steps = new AgentStepClient(chatClient, guardrails, replies, agent, turn);
        using var tools = new AgentToolInvoker(steps, turn, logger);
        try
        {
            await tools.GetResponseAsync(turn.Conversation.Messages, agent.CreateChatOptions(), cancellationToken);
            return steps.Reply;
        }
        catch (Exception exception) when (MaskedException.Unmask(exception) is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
        finally
        {
            tools.AnswerInterruptedCalls();
        }
    }
}
