using System.Runtime.CompilerServices;
using Concierge.Agents.Loop;
using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>
/// A rule-based language model. It answers messages with words or tool calls, without an account or a network. It is deterministic: the same
/// conversation always gets the same answer.
/// </summary>
public sealed class RuleBasedChatClient(TimeProvider timeProvider) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("concierge", defaultModelId: ChatClientFactory.RuleBasedModel);

    private readonly DialogueStateReader _reader = new(timeProvider);

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<ChatMessage> conversation = [.. messages];
        var content = Decide(conversation, (options?.Tools ?? []).Select(tool => tool.Name).ToHashSet());
        var finish = content is FunctionCallContent ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [content]))
        {
            ModelId = ChatClientFactory.RuleBasedModel,
            FinishReason = finish,
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType?.IsInstanceOfType(this) == true ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // The offered tools show which agent the model acts as.
    private AIContent Decide(List<ChatMessage> conversation, HashSet<string> tools)
    {
        var name = DefaultName(conversation);
        var dialogue = _reader.Read(conversation, name is not null);
        var lastResult = LastResult(conversation);
        var content = tools.Contains(ReservationTools.InitiateReservationCall) ? ReservationPolicy.Decide(dialogue, name, lastResult)
            : tools.Contains(BookingTools.CancelBooking) ? CancellationPolicy.Decide(dialogue, lastResult)
            : TalkPolicy.Decide(dialogue, tools, lastResult) is { } answer ? answer
            : tools.Contains(SearchTools.SearchRestaurants) ? SearchPolicy.Decide(dialogue, name, lastResult)
            : OrchestratorPolicy.Decide(dialogue, tools);
        return RepeatedQuestionPolicy.Adjust(conversation, content, dialogue.FruitlessMessages);
    }

    // The result of a hand-off contains nothing for the new agent.
    private static FunctionResultContent? LastResult(List<ChatMessage> conversation) =>
        conversation.Count < 2 || !conversation[^2].Contents.OfType<FunctionCallContent>().Any(call => !IsTransfer(call)) ? null
        : conversation[^1].Contents.OfType<FunctionResultContent>().LastOrDefault();

    private static bool IsTransfer(FunctionCallContent call) => call.Name.StartsWith("transfer_to_", StringComparison.Ordinal);

    private static string? DefaultName(List<ChatMessage> conversation) => conversation
        .Where(message => message.Role == ChatRole.System)
        .SelectMany(message => message.Text.Split('\n'))
        .Where(line => line.StartsWith(PromptTemplate.DefaultNamePrefix, StringComparison.Ordinal))
        .Select(line => line[PromptTemplate.DefaultNamePrefix.Length..].Trim())
        .FirstOrDefault(name => name.Length > 0);
}
