using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Concierge.Agents.OpenAI;

/// <summary>
/// OpenAI's chat completions (or a server that speaks them) behind <see cref="IChatClient"/>; Microsoft.Extensions.AI.OpenAI could take its
/// place.
/// </summary>
public sealed class OpenAIChatClient : IChatClient
{
    /// <summary>The model when <c>AGENT_MODEL</c> is not set: the newest small model, without a shutdown date in November 2026.</summary>
    public const string DefaultModel = "gpt-6-luna";

    /// <summary>How long one answer may take.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly ChatClient _client;
    private readonly TimeProvider _timeProvider;
    private readonly ReasoningEffortPolicy _reasoningEffort;
    private readonly ChatServerSettings _settings;
    private readonly HttpClient _http = new(new ChatAnswerHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    // Whether the server streams; some that speak the API do not, and are then asked for whole answers.
    private volatile bool _streams = true;

    // Whether the server takes a schema of the answer; one that does not is asked without.
    private volatile bool _takesSchema = true;

    /// <summary>Creates the client.</summary>
    /// <param name="endpoint">The API's base, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">The bearer key.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="timeProvider">The clock of time-outs and retries.</param>
    /// <param name="reasoningEffort"><c>AGENT_REASONING_EFFORT</c>; <see langword="null"/> to choose by the model and the server's answers.</param>
    /// <param name="settings">The settings that chose the server; <see langword="null"/> for those of OpenAI.</param>
    public OpenAIChatClient(
        Uri endpoint, string apiKey, string model, TimeProvider timeProvider, string? reasoningEffort = null, ChatServerSettings? settings = null)
    {
        _settings = settings ?? ChatServerSettings.OpenAI;
        _timeProvider = timeProvider;
        _reasoningEffort = new ReasoningEffortPolicy(model, reasoningEffort);
        _client = new ChatClient(model, new ApiKeyCredential(apiKey), new OpenAIClientOptions
        {
            Endpoint = endpoint,
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
            RetryPolicy = new ServerErrorRetryPolicy(timeProvider),
            Transport = new HttpClientPipelineTransport(_http),
        });
    }

    /// <inheritdoc/>
    /// <exception cref="ConciergeException">
    /// <c>openai.unauthorized</c>, <c>openai.rate_limited</c>, <c>openai.insufficient_quota</c>, <c>openai.model_not_found</c>,
    /// <c>openai.bad_request</c>, <c>openai.unavailable</c>, <c>openai.timeout</c>, <c>openai.unreachable</c>.
    /// </exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var translated = OpenAIMessageConverter.ToOpenAI(messages);
            var completion = await SendAsync(options, request => _client.CompleteChatAsync(translated, request, either.Token));
            return OpenAIMessageConverter.FromOpenAI(completion.Value);
        }
        catch (Exception exception) when (Map(exception, deadline, cancellationToken) is { } mapped)
        {
            throw new ConciergeException(mapped, exception);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ConciergeException">
    /// As <see cref="GetResponseAsync"/>, and <c>openai.broken_off</c>: the stream ended in the middle of the answer.
    /// </exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var assembly = new StreamingUpdateAssembler();
        await using var pieces = _streams ? await OpenStreamAsync(messages, options, deadline, either.Token, cancellationToken) : null;
        for (var more = pieces is not null; more; more = await MoveNextAsync(pieces!, deadline, cancellationToken))
        {
            if (assembly.Add(pieces!.Current) is { } update)
            {
                yield return update;
            }
        }

        if (assembly.IsEmpty)
        {
            // The server does not stream, or has answered in one piece all the same. One answer that nothing can be read from does not say so.
            var whole = await GetResponseAsync(messages, options, cancellationToken);
            _streams = false;
            foreach (var update in whole.ToChatResponseUpdates())
            {
                yield return update;
            }
        }
        else
        {
            yield return assembly.Complete() ?? throw new ConciergeException(OpenAIErrorMapper.IncompleteAnswer);
        }
    }

    // A request that is refused over its schema is sent once more without; what the server takes then holds for the process.
    private async Task<T> SendAsync<T>(ChatOptions? options, Func<ChatCompletionOptions, Task<T>> send)
    {
        var takesSchema = _takesSchema;
        try
        {
            return await SendAsync(options, takesSchema, send);
        }
        catch (ClientResultException refused) when (takesSchema && options?.ResponseFormat is ChatResponseFormatJson
            && OpenAIErrorMapper.RefusesSchema(refused))
        {
            _takesSchema = false;
            return await SendAsync(options, withSchema: false, send);
        }
    }

    // A request that is refused over reasoning_effort is sent once more the other way. What is accepted then holds for the process.
    private async Task<T> SendAsync<T>(ChatOptions? options, bool withSchema, Func<ChatCompletionOptions, Task<T>> send)
    {
        var effort = _reasoningEffort.Effort;
        var request = OpenAIMessageConverter.ToOpenAI(options, effort, withSchema);
        try
        {
            return await send(request);
        }
        catch (ClientResultException refused) when ((request.Tools.Count > 0 || options?.ResponseFormat is ChatResponseFormatJson)
            && _reasoningEffort.MayTryAlternative
            && OpenAIErrorMapper.RefusesReasoningEffort(refused))
        {
            var alternative = ReasoningEffortPolicy.GetAlternative(effort);
            var answer = await send(OpenAIMessageConverter.ToOpenAI(options, alternative, withSchema));
            if (request.Tools.Count > 0)
            {
                _reasoningEffort.Remember(alternative);
            }

            return answer;
        }
    }

    private ConciergeError? Map(Exception exception, CancellationTokenSource deadline, CancellationToken cancellationToken) =>
        OpenAIErrorMapper.Map(exception, deadline.IsCancellationRequested, _settings, _timeProvider, cancellationToken);

    /// <returns>The stream at its first piece; <see langword="null"/> when the server does not stream, or sends nothing.</returns>
    private async Task<IAsyncEnumerator<StreamingChatCompletionUpdate>?> OpenStreamAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options,
        CancellationTokenSource deadline,
        CancellationToken either,
        CancellationToken cancellationToken)
    {
        var translated = OpenAIMessageConverter.ToOpenAI(messages);
        try
        {
            return await SendAsync(
                options,
                request => ReadFirstAsync(_client.CompleteChatStreamingAsync(translated, request, either).GetAsyncEnumerator(either)));
        }
        catch (Exception refused) when (OpenAIErrorMapper.IsStreamingRefused(refused))
        {
            return null;
        }
        catch (Exception exception) when (Map(exception, deadline, cancellationToken) is { } mapped)
        {
            throw new ConciergeException(mapped, exception);
        }
    }

    // The library sends the request when the first piece is asked for.
    private static async Task<IAsyncEnumerator<StreamingChatCompletionUpdate>?> ReadFirstAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> pieces)
    {
        var hasPiece = false;
        try
        {
            hasPiece = await pieces.MoveNextAsync();
            return hasPiece ? pieces : null;
        }
        finally
        {
            if (!hasPiece)
            {
                await pieces.DisposeAsync();
            }
        }
    }

    private async Task<bool> MoveNextAsync(
        IAsyncEnumerator<StreamingChatCompletionUpdate> pieces, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (Exception exception) when (Map(exception, deadline, cancellationToken) is { } mapped)
        {
            throw new ConciergeException(mapped.Code == "openai.timeout" ? mapped : OpenAIErrorMapper.IncompleteAnswer, exception);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(ChatClient) ? _client : serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
