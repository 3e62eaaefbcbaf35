using System.Runtime.CompilerServices;
using Concierge.Agents.Language;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Rules;

/// <summary>A language model made of rules: it reads the messages and tools it is given and answers with words or tool calls, without account or network. The same conversation always gets the same answer.</summary>
public sealed class RuleBasedChatClient(TimeProvider timeProvider) : IChatClient
{
    private const string WhatItDoes = "I book restaurant tables by telephone. Tell me the restaurant, how many people, which day and what time.";

    private readonly DialogueReader _reader = new(timeProvider);

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<ChatMessage> conversation = [.. messages];
        var tools = (options?.Tools ?? []).Select(tool => tool.Name).ToHashSet();
        var name = DefaultName(conversation);
        var dialogue = _reader.Read(conversation, name is not null);
        var content = tools.Contains(ReservationTools.InitiateReservationCall)
            ? ReservationPolicy.Decide(dialogue, name, LastResult(conversation))
            : Route(dialogue, tools);
        var finish = content is FunctionCallContent ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [content])) { ModelId = "rules", FinishReason = finish });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static AIContent Route(Dialogue dialogue, HashSet<string> tools)
    {
        var said = dialogue.Last;
        var booking = said.Intents.HasFlag(Intents.Book) || said.Intents.HasFlag(Intents.Cancel) || said.Intents.HasFlag(Intents.Refrain)
            || (said.Intents.HasFlag(Intents.Again) && dialogue.LastCall is not null)
            || (said.Restaurant ?? said.PhoneNumber) is not null || said.PartySize is not null
            || (dialogue.UnderWay && (said.HasDetails || (said.Intents & (Intents.Yes | Intents.No)) != Intents.None));
        if (booking && !OffTopic(said) && tools.Contains(AgentRoster.TransferToReservationAgent))
        {
            return Call(AgentRoster.TransferToReservationAgent, []);
        }

        return said.Intents.HasFlag(Intents.OffTopic) && tools.Contains(AgentRoster.DeclineOffTopic)
            ? Call(AgentRoster.DeclineOffTopic, [])
            : new TextContent(said.Intents.HasFlag(Intents.SmallTalk) ? WhatItDoes : $"I did not understand that. {WhatItDoes}");
    }

    private static bool OffTopic(Understanding said) => said.Intents.HasFlag(Intents.OffTopic);

    private static FunctionResultContent? LastResult(List<ChatMessage> conversation) =>
        conversation.Count == 0 ? null : conversation[^1].Contents.OfType<FunctionResultContent>().LastOrDefault();

    private static string? DefaultName(List<ChatMessage> conversation) => conversation
        .Where(message => message.Role == ChatRole.System)
        .SelectMany(message => message.Text.Split('\n'))
        .Where(line => line.StartsWith(Prompt.DefaultNameLine, StringComparison.Ordinal))
        .Select(line => line[Prompt.DefaultNameLine.Length..].Trim())
        .FirstOrDefault(name => name.Length > 0);

    /// <summary>A tool call as a model makes it.</summary>
    internal static FunctionCallContent Call(string name, Dictionary<string, object?> arguments) => new($"call_{Guid.NewGuid():N}", name, arguments);
}
