namespace Concierge.Options;

/// <summary>The agents' chat model.</summary>
public sealed record AgentOptions
{
    /// <summary>
    /// <c>AGENT_MODEL</c>: the chat model that drives the agents; <c>rules</c> for the built-in, account-free one. <see langword="null"/>:
    /// a default by whether there is a key.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>
    /// <c>AGENT_BASE_URL</c>: where the agents' chat model is, without a trailing slash; <see langword="null"/> for where the voice model
    /// is.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary><c>AGENT_API_KEY</c>: the key of the server at <see cref="BaseUrl"/>, which is never sent OpenAI's.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// <c>AGENT_REASONING_EFFORT</c>: the <c>reasoning_effort</c> of every request with tools; <c>off</c> never sends the parameter;
    /// <see langword="null"/> chooses by the model.
    /// </summary>
    public string? ReasoningEffort { get; init; }
}
