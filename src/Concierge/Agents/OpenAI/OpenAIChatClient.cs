using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Concierge.Agents.OpenAI;

/// <summary>OpenAI's chat completions (or a server that speaks them) behind <see cref="IChatClient"/>; Microsoft.Extensions.AI.OpenAI could take its place.</summary>
public sealed class OpenAIChatClient : IChatClient
{
    /// <summary>The model when <c>AGENT_MODEL</c> names none: small, quick, and not among those that end in January 2027.</summary>
    public const string DefaultModel = "gpt-5-mini";

    /// <summary>How long one answer may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly ChatClient _client;
    private readonly TimeProvider _timeProvider;

    // Whether the server streams; some that speak the API do not, and are then asked for whole answers.
    private volatile bool _streams = true;

    /// <summary>Creates the client.</summary>
    /// <param name="endpoint">The API's base, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">The bearer key.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="timeProvider">The clock of time-outs and retries.</param>
    public OpenAIChatClient(Uri endpoint, string apiKey, string model, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _client = new ChatClient(model, new ApiKeyCredential(apiKey), new OpenAIClientOptions
        {
            Endpoint = endpoint,
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
            RetryPolicy = new ServerErrorRetryPolicy(timeProvider),
        });
    }

    /// <inheritdoc/>
    /// <exception cref="ConciergeException"><c>openai.unauthorized</c>, <c>openai.rate_limited</c>, <c>openai.insufficient_quota</c>, <c>openai.model_not_found</c>, <c>openai.bad_request</c>, <c>openai.unavailable</c>, <c>openai.timeout</c>, <c>openai.unreachable</c>.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var completion = await _client.CompleteChatAsync(OpenAIMessages.ToOpenAI(messages), OpenAIMessages.ToOpenAI(options), either.Token);
            return OpenAIMessages.FromOpenAI(completion.Value);
        }
        catch (Exception exception) when (OpenAIErrors.Map(exception, deadline.IsCancellationRequested, _timeProvider, cancellationToken) is { } mapped)
        {
            throw new ConciergeException(mapped, exception);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ConciergeException">As <see cref="GetResponseAsync"/>, and <c>openai.broken_off</c>: the stream ended in the middle of the answer.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var assembly = new StreamingAssembly();
        if (_streams)
        {
            await using var pieces = _client.CompleteChatStreamingAsync(OpenAIMessages.ToOpenAI(messages), OpenAIMessages.ToOpenAI(options), either.Token).GetAsyncEnumerator(either.Token);
            while (await MoveNextAsync(pieces, assembly, deadline, cancellationToken))
            {
                if (assembly.Add(pieces.Current) is { } update)
                {
                    yield return update;
                }
            }
        }

        if (assembly.IsEmpty)
        {
            // The server does not stream, or has answered in one piece all the same.
            _streams = false;
            foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }
        }
        else
        {
            yield return assembly.Complete() ?? throw new ConciergeException(OpenAIErrors.BrokenOff);
        }
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> pieces, StreamingAssembly assembly, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (Exception refused) when (assembly.IsEmpty && OpenAIErrors.RefusesStreaming(refused))
        {
            return false;
        }
        catch (Exception exception) when (OpenAIErrors.Map(exception, deadline.IsCancellationRequested, _timeProvider, cancellationToken) is { } mapped)
        {
            throw new ConciergeException(assembly.IsEmpty || mapped.Code == "openai.timeout" ? mapped : OpenAIErrors.BrokenOff, exception);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(ChatClient) ? _client : serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
