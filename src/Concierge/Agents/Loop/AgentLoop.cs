using System.Diagnostics;
using Concierge.Agents.Guardrails;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Loop;

/// <summary>Runs an agent: asks the language model, runs the tools it calls and follows hand-offs until it answers in words.</summary>
internal sealed class AgentLoop(IChatClient chatClient, GuardrailSet guardrails, ILogger logger)
{
    /// <summary>The maximum number of language model calls for one request.</summary>
    public const int StepLimit = 16;

    /// <summary>The source of one span per step. A span contains the names of the called tools and no text.</summary>
    public static readonly ActivitySource ActivitySource = new("Concierge.Agents");

    // A model that writes JSON is told twice; after that only its words count.
    private const int MaxNotations = 2;

    private const string AnswerInWords = "Your last answer was JSON, which the guest cannot read. Call a tool, or answer in words.";

    private readonly ToolCallRunner _tools = new(logger);

    /// <summary>Runs until the agent answers or the turn is finished.</summary>
    /// <returns>The model's words; empty when a tool finished the turn.</returns>
    /// <exception cref="ConciergeException">The step limit is reached (<c>agent.step_limit</c>), or the language model's client failed.</exception>
    public async Task<string> RunAsync(Agent agent, AgentTurn turn, CancellationToken cancellationToken)
    {
        var notations = 0;
        for (var step = 1; step <= StepLimit; step++)
        {
            using var activity = ActivitySource.StartActivity($"agent {agent.Name}");
            activity?.SetTag("agent.name", agent.Name).SetTag("agent.step", step);
            try
            {
                var response = await AskAsync(agent, step, turn, cancellationToken);
                var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
                activity?.SetTag("agent.tools", string.Join(',', calls.Select(call => call.Name)));
                if (calls.Count == 0)
                {
                    if (ToolCallNormalizer.FindNotation(response.Text) is var at and >= 0 && ToolCallNormalizer.IsNotation(response.Text[at..]))
                    {
                        if (notations++ < MaxNotations)
                        {
                            turn.Conversation.Messages.Add(new ChatMessage(ChatRole.System, AnswerInWords));
                            continue;
                        }

                        return response.Text[..at].Trim();
                    }

                    return response.Text;
                }

                agent = await _tools.RunAsync(calls, agent, turn, cancellationToken);
                if (turn.IsFinished)
                {
                    return "";
                }
            }
            catch (ConciergeException exception)
            {
                activity?.SetStatus(ActivityStatusCode.Error, exception.Error.Code);
                throw;
            }
        }

        throw new ConciergeException(new ConciergeError(
            "agent.step_limit", $"The request was not completed within {StepLimit} steps.", "Rephrase the request."));
    }

    private async Task<ChatResponse> AskAsync(Agent agent, int step, AgentTurn turn, CancellationToken cancellationToken)
    {
        var words = new StreamedTextFilter(guardrails, turn, agent.Name, step);
        List<ChatResponseUpdate> updates = [];
        List<ChatMessage> messages = [new(ChatRole.System, agent.Instructions), .. turn.Conversation.Messages];
        await foreach (var update in chatClient.GetStreamingResponseAsync(messages, agent.CreateChatOptions(), cancellationToken))
        {
            updates.Add(update);
            words.Add(update.Text);
        }

        var response = updates.ToChatResponse();
        ThrowIfRefused(response);
        ToolCallNormalizer.Normalize(response, agent);
        words.Complete(hasCalls: response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Any());
        turn.Conversation.Messages.AddRange(response.Messages);
        return response;
    }

    private static void ThrowIfRefused(ChatResponse response)
    {
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any()
            || response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ConciergeException(new ConciergeError("openai.refused", "The language model declined to answer this request.", "Rephrase the request."));
        }
    }
}
