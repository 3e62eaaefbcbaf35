using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Telemetry;

/// <summary>Throws other exceptions in place of those of a chat client.</summary>
/// <param name="chatClient">The client.</param>
/// <param name="map">Returns the exception to throw instead; <see langword="null"/> to leave an exception as it is.</param>
internal sealed class ErrorMappingChatClient(IChatClient chatClient, Func<Exception, Exception?> map) : DelegatingChatClient(chatClient)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await InnerClient.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception exception) when (map(exception) is { } mapped)
        {
            ExceptionDispatchInfo.Throw(mapped);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(updates))
        {
            yield return updates.Current;
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception) when (map(exception) is { } mapped)
        {
            ExceptionDispatchInfo.Throw(mapped);
            throw;
        }
    }
}
