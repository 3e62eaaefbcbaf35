using System.Runtime.CompilerServices;
using Concierge.Agents.Offline;
using Microsoft.Extensions.AI;

namespace Concierge.Tests.Agents;

/// <summary>A language model that returns the scripted responses of the test.</summary>
internal sealed class ScriptedChatClient(params Func<IReadOnlyList<ChatMessage>, ChatResponse>[] steps) : IChatClient
{
    private int _step;

    public List<IReadOnlyList<ChatMessage>> ReceivedMessages { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    /// <summary>Whether the words count as the program's own, as those of the built-in model do.</summary>
    public bool IsBuiltIn { get; init; }

    public static ChatResponse Say(string text) => new(new ChatMessage(ChatRole.Assistant, text));

    public static ChatResponse Call(params FunctionCallContent[] calls) => new(new ChatMessage(ChatRole.Assistant, [.. calls]));

    public static FunctionCallContent Tool(string id, string name, params (string Name, object? Value)[] arguments) =>
        new(id, name, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> received = [.. messages];
        ReceivedMessages.Add(received);
        Options.Add(options);
        return Task.FromResult(steps[Math.Min(_step++, steps.Length - 1)](received));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            // A real model streams a few characters at a time.
            foreach (var content in update.Contents.SelectMany(SplitText))
            {
                yield return new ChatResponseUpdate(update.Role, [content]) { FinishReason = update.FinishReason };
            }
        }
    }

    private static IEnumerable<AIContent> SplitText(AIContent content) => content is not TextContent { Text: { } text } ? [content]
        : text.Chunk(3).Select(piece => new TextContent(new string(piece)));

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        IsBuiltIn && serviceType == typeof(RuleBasedChatClient) ? new RuleBasedChatClient(TimeProvider.System) : null;

    public void Dispose()
    {
    }
}
