using Concierge.Agents.Offline;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Concierge.Media.Realtime;
using Concierge.Options;
using Microsoft.Extensions.AI;

namespace Concierge.Agents;

/// <summary>Creates the language model that runs the agents.</summary>
public static class ChatClientFactory
{
    /// <summary>The value of <c>AGENT_MODEL</c> that names the built-in, offline model.</summary>
    public const string RuleBasedModel = "rules";

    /// <summary>Creates the language model: the built-in one for <c>AGENT_MODEL=rules</c> or when no server is configured, otherwise the model named.</summary>
    /// <exception cref="ConciergeException"><c>openai.key_missing</c>: an OpenAI model is named but no key is set.</exception>
    public static IChatClient Create(AgentOptions agents, RealtimeOptions realtime, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(agents);
        ArgumentNullException.ThrowIfNull(realtime);
        if (FindModel(agents, realtime) is not { } model)
        {
            return new RuleBasedChatClient(timeProvider);
        }

        var (address, key) = GetServer(agents, realtime);

        // A self-hosted server often needs no key, but the client library requires a non-empty string.
        key ??= address != new RealtimeOptions().BaseUrl
            ? "none"
            : throw new ConciergeException(new ConciergeError(
                "openai.key_missing", $"AGENT_MODEL is {model}, but OPENAI_API_KEY is not set.", "Set OPENAI_API_KEY, or set AGENT_MODEL=rules."));
        return new OpenAIChatClient(address, key, model, timeProvider, agents.ReasoningEffort, ChatServerSettings.FromOptions(agents));
    }

    /// <summary>Finds the name of the chat model on a server; <see langword="null"/> where the built-in model drives the agents.</summary>
    public static string? FindModel(AgentOptions agents, RealtimeOptions realtime)
    {
        ArgumentNullException.ThrowIfNull(agents);
        ArgumentNullException.ThrowIfNull(realtime);
        var model = string.IsNullOrWhiteSpace(agents.Model) ? null : agents.Model.Trim();
        var hasServer = agents.BaseUrl is not null || GetServer(agents, realtime).Key is not null;
        return string.Equals(model, RuleBasedModel, StringComparison.OrdinalIgnoreCase) ? null : model ?? (hasServer ? OpenAIChatClient.DefaultModel : null);
    }

    /// <summary>Returns the chat model's address and key. The OpenAI key is never sent to another server.</summary>
    public static (Uri Address, string? Key) GetServer(AgentOptions agents, RealtimeOptions realtime)
    {
        ArgumentNullException.ThrowIfNull(agents);
        ArgumentNullException.ThrowIfNull(realtime);
        var key = agents.ApiKey ?? (agents.BaseUrl is null ? realtime.ApiKey : null);
        return (agents.BaseUrl ?? realtime.BaseUrl, string.IsNullOrWhiteSpace(key) ? null : key);
    }
}
