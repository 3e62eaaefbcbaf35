using Concierge.Agents.Guardrails;
using Concierge.Agents.Telemetry;
using Concierge.Contracts;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>
/// Asks the language model for one step of the agent that is in charge: with its instructions and tools, and the session's conversation. It streams
/// what is shown of the words to the guest, repairs tool calls, and records the answer in the conversation.
/// </summary>
/// <param name="chatClient">The language model.</param>
/// <param name="guardrails">The guardrails that clean what is streamed.</param>
/// <param name="replies">Decides what is shown of the model's words.</param>
/// <param name="agent">The agent that begins.</param>
/// <param name="turn">The turn that is answered.</param>
internal sealed class AgentStepClient(IChatClient chatClient, GuardrailSet guardrails, IModelReplyReader replies, Agent agent, AgentTurn turn)
    : DelegatingChatClient(chatClient)
{
    // A model that writes JSON is told twice; after that only its words count.
    private const int MaxNotations = 2;

    private const string AnswerInWords = "Your last answer was JSON, which the guest cannot read. Call a tool, or answer in words.";

    private int _step;
    private int _notations;

    /// <summary>The agent that the model was asked as last.</summary>
    public Agent Agent { get; private set; } = agent;

    /// <summary>The agent that takes over at the next step; <see langword="null"/> for the same one.</summary>
    public Agent? Next { get; set; }

    /// <summary>What may be shown of what the model said last without calling a tool; nothing when a tool finished the turn.</summary>
    public ModelReply Reply { get; private set; } = ModelReply.Empty;

    /// <summary>Asks the model. The conversation and the agent in charge take the place of the arguments.</summary>
    /// <returns>The answer; no message once a tool has finished the turn.</returns>
    /// <exception cref="ConciergeException">
    /// <c>agent.step_limit</c>, <c>openai.refused</c>, or the failure of the language model's client.
    /// </exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        while (!turn.IsFinished)
        {
            var response = await AskAsync(cancellationToken);
            if (HasCalls(response))
            {
                return response;
            }

            var at = ToolCallNormalizer.FindNotation(response.Text);
            if (at < 0 || !ToolCallNormalizer.IsNotation(response.Text[at..]))
            {
                Read(response.Text);
                return response;
            }

            if (_notations++ == MaxNotations)
            {
                Read(response.Text[..at].Trim());
                return response;
            }

            turn.Conversation.Messages.Add(new ChatMessage(ChatRole.System, AnswerInWords));
        }

        return new ChatResponse();
    }

    /// <summary>Leaves the language model alone: it outlives the turn.</summary>
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    private async Task<ChatResponse> AskAsync(CancellationToken cancellationToken)
    {
        if (_step == AgentLoop.StepLimit)
        {
            throw new ConciergeException(new ConciergeError(
                "agent.step_limit", $"The request was not completed within {AgentLoop.StepLimit} steps.", "Rephrase the request."));
        }

        (Agent, Next) = (Next ?? Agent, null);
        using var span = AgentTelemetry.StartAgent(Agent.Name, ++_step);
        try
        {
            var words = new StreamedTextFilter(guardrails, turn, Agent.Name, _step);
            List<ChatResponseUpdate> updates = [];
            List<ChatMessage> conversation = [new(ChatRole.System, Agent.Instructions), .. turn.Conversation.Messages];
            await foreach (var update in InnerClient.GetStreamingResponseAsync(conversation, Agent.CreateChatOptions(), cancellationToken))
            {
                updates.Add(update);
                words.Add(replies.ShowsWords ? update.Text : "");
            }

            var response = updates.ToChatResponse();
            ThrowIfRefused(response);
            ToolCallNormalizer.Normalize(response, Agent);
            words.Complete(HasCalls(response));
            turn.Conversation.Messages.AddRange(response.Messages);
            return response;
        }
        catch (ConciergeException exception)
        {
            AgentTelemetry.SetError(span, exception.Error);
            throw;
        }
    }

    // The program's own wording is a preview, too.
    private void Read(string words)
    {
        Reply = replies.Read(words, turn.Conversation.Messages);
        if (!replies.ShowsWords)
        {
            var preview = new StreamedTextFilter(guardrails, turn, Agent.Name, _step);
            preview.Add(Reply.Text);
            preview.Complete();
        }
    }

    private static bool HasCalls(ChatResponse response) => response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Any();

    private static void ThrowIfRefused(ChatResponse response)
    {
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any()
            || response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ConciergeException(new ConciergeError("openai.refused", "The language model declined to answer this request.", "Rephrase the request."));
        }
    }
}
