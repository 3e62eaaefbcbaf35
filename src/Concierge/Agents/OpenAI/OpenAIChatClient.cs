using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Concierge.Agents.OpenAI;

/// <summary>
/// OpenAI's chat completions, or a server that speaks them, by Microsoft.Extensions.AI.OpenAI. Around the library: errors with codes, a deadline,
/// retries, streams that end early, streamed refusals, servers that do not stream, and parameters that a server refuses.
/// </summary>
public sealed class OpenAIChatClient : DelegatingChatClient
{
    /// <summary>The model when <c>AGENT_MODEL</c> is not set: the newest small model, without a shutdown date in November 2026.</summary>
    public const string DefaultModel = "gpt-6-luna";

    /// <summary>How long one answer may take.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _timeProvider;
    private readonly ParameterNegotiator _negotiator;
    private readonly ChatServerSettings _settings;
    private readonly HttpClient _http;

    // Whether the server streams; some that speak the API do not, and are then asked for whole answers.
    private volatile bool _streams = true;

    /// <summary>Creates the client.</summary>
    /// <param name="endpoint">The API's base, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">The bearer key.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="timeProvider">The clock of time-outs and retries.</param>
    /// <param name="reasoningEffort"><c>AGENT_REASONING_EFFORT</c>; <see langword="null"/> to choose by the model and the server's answers.</param>
    /// <param name="settings">The settings that chose the server; <see langword="null"/> for those of OpenAI.</param>
    public OpenAIChatClient(
        Uri endpoint, string apiKey, string model, TimeProvider timeProvider, string? reasoningEffort = null, ChatServerSettings? settings = null)
        : this(CreateTransport(), endpoint, apiKey, model, timeProvider, new ReasoningEffortPolicy(model, reasoningEffort), settings)
    {
    }

    private OpenAIChatClient(
        HttpClient http,
        Uri endpoint,
        string apiKey,
        string model,
        TimeProvider timeProvider,
        ReasoningEffortPolicy reasoningEffort,
        ChatServerSettings? settings)
        : base(CreateLibraryClient(http, endpoint, apiKey, model, timeProvider))
    {
        _http = http;
        _timeProvider = timeProvider;
        _negotiator = new ParameterNegotiator(reasoningEffort);
        _settings = settings ?? ChatServerSettings.OpenAI;
    }

    /// <inheritdoc/>
    /// <exception cref="ConciergeException">
    /// <c>openai.unauthorized</c>, <c>openai.rate_limited</c>, <c>openai.insufficient_quota</c>, <c>openai.model_not_found</c>,
    /// <c>openai.bad_request</c>, <c>openai.unavailable</c>, <c>openai.timeout</c>, <c>openai.unreachable</c>.
    /// </exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await _negotiator.SendAsync(options, request => InnerClient.GetResponseAsync(messages, request, either.Token));
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
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await using var updates = _streams ? await OpenStreamAsync(messages, options, deadline, either.Token, cancellationToken) : null;
        if (updates is null)
        {
            // The server does not stream, or has answered in one piece all the same. One answer that nothing can be read from does not say so.
            var whole = await GetResponseAsync(messages, options, cancellationToken);
            _streams = false;
            foreach (var update in whole.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var refusal = new StringBuilder();
        var id = updates.Current.ResponseId;
        var isComplete = false;
        do
        {
            var update = updates.Current;
            isComplete |= update.FinishReason is not null;
            ThrowIfIncomplete(isComplete || !update.Contents.OfType<FunctionCallContent>().Any());
            refusal.Append((update.RawRepresentation as StreamingChatCompletionUpdate)?.RefusalUpdate);

            // Some servers give each piece an id of its own, which would make each a message of its own.
            update.ResponseId = update.MessageId = id;
            yield return update;
        }
        while (await MoveNextAsync(updates, deadline, cancellationToken));

        ThrowIfIncomplete(isComplete);
        if (refusal.Length > 0)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new ErrorContent(refusal.ToString()) { ErrorCode = "Refusal" }])
            {
                ResponseId = id,
                MessageId = id,
            };
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
        }

        base.Dispose(disposing);
    }

    private static HttpClient CreateTransport() => new(new ChatAnswerHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    private static IChatClient CreateLibraryClient(HttpClient http, Uri endpoint, string apiKey, string model, TimeProvider timeProvider) =>
        new ChatClient(model, new ApiKeyCredential(apiKey), new OpenAIClientOptions
        {
            Endpoint = endpoint,
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
            RetryPolicy = new ServerErrorRetryPolicy(timeProvider),
            Transport = new HttpClientPipelineTransport(http),
        }).AsIChatClient();

    // Without a finish reason nobody knows whether the answer, or a tool call's arguments, are whole.
    private static void ThrowIfIncomplete(bool isComplete)
    {
        if (!isComplete)
        {
            throw new ConciergeException(OpenAIErrorMapper.IncompleteAnswer);
        }
    }

    private ConciergeError? Map(Exception exception, CancellationTokenSource deadline, CancellationToken cancellationToken) =>
        OpenAIErrorMapper.Map(exception, deadline.IsCancellationRequested, _settings, _timeProvider, cancellationToken);

    /// <returns>The stream at its first update; <see langword="null"/> when the server does not stream, or sends nothing.</returns>
    private async Task<IAsyncEnumerator<ChatResponseUpdate>?> OpenStreamAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationTokenSource deadline,
        CancellationToken either,
        CancellationToken cancellationToken)
    {
        try
        {
            return await _negotiator.SendAsync(
                options, request => ReadFirstAsync(InnerClient.GetStreamingResponseAsync(messages, request, either).GetAsyncEnumerator(either)));
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

    // The library sends the request when the first update is asked for.
    private static async Task<IAsyncEnumerator<ChatResponseUpdate>?> ReadFirstAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        var hasUpdate = false;
        try
        {
            hasUpdate = await updates.MoveNextAsync();
            return hasUpdate ? updates : null;
        }
        finally
        {
            if (!hasUpdate)
            {
                await updates.DisposeAsync();
            }
        }
    }

    private async Task<bool> MoveNextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception) when (Map(exception, deadline, cancellationToken) is { } mapped)
        {
            throw new ConciergeException(mapped.Code == "openai.timeout" ? mapped : OpenAIErrorMapper.IncompleteAnswer, exception);
        }
    }
}
