using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Concierge.Agents.OpenAI;

/// <summary>
/// Sends requests with the parameters that a server accepts. A request that is refused over one of them is sent once more the other way; what is
/// accepted then holds for the process.
/// </summary>
internal sealed class ParameterNegotiator(ReasoningEffortPolicy reasoningEffort)
{
    // Whether the server takes a schema of the answer; one that does not is asked without.
    private volatile bool _takesSchema = true;

    /// <summary>Sends a request, at most once for each way.</summary>
    /// <param name="options">The options without <c>reasoning_effort</c>. They are not changed.</param>
    /// <param name="send">Sends the request with the options it is given.</param>
    public async Task<T> SendAsync<T>(ChatOptions? options, Func<ChatOptions, Task<T>> send)
    {
        var takesSchema = _takesSchema;
        try
        {
            return await SendAsync(options, takesSchema, send);
        }
        catch (ClientResultException refused) when (takesSchema && HasSchema(options) && OpenAIErrorMapper.RefusesSchema(refused))
        {
            _takesSchema = false;
            return await SendAsync(options, withSchema: false, send);
        }
    }

    private async Task<T> SendAsync<T>(ChatOptions? options, bool withSchema, Func<ChatOptions, Task<T>> send)
    {
        var effort = reasoningEffort.Effort;
        var hasTools = options?.Tools is { Count: > 0 };
        try
        {
            return await send(Apply(options, effort, withSchema));
        }
        catch (ClientResultException refused) when ((hasTools || HasSchema(options))
            && reasoningEffort.MayTryAlternative
            && OpenAIErrorMapper.RefusesReasoningEffort(refused))
        {
            var alternative = ReasoningEffortPolicy.GetAlternative(effort);
            var answer = await send(Apply(options, alternative, withSchema));
            if (hasTools)
            {
                reasoningEffort.Remember(alternative);
            }

            return answer;
        }
    }

    private static bool HasSchema(ChatOptions? options) => options?.ResponseFormat is ChatResponseFormatJson { Schema: not null };

    // The effort goes with tools or a schema only. The library's own option knows fewer values than the API.
    private static ChatOptions Apply(ChatOptions? options, string? effort, bool withSchema)
    {
        var request = options?.Clone() ?? new ChatOptions();
        if (effort is not null && (request.Tools is { Count: > 0 } || HasSchema(request)))
        {
#pragma warning disable OPENAI001 // The library marks the property as experimental; the field of the API is not.
            request.RawRepresentationFactory = _ => new ChatCompletionOptions { ReasoningEffortLevel = new ChatReasoningEffortLevel(effort) };
#pragma warning restore OPENAI001
        }

        if (HasSchema(request))
        {
            // The model must keep to the schema.
            request.AdditionalProperties = new(request.AdditionalProperties ?? []) { ["strict"] = true };
            request.ResponseFormat = withSchema ? request.ResponseFormat : null;
        }

        return request;
    }
}
