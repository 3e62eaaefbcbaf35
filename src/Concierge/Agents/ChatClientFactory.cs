using Concierge.Agents.Offline;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
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
    public static IChatClient Create(ConciergeSettings settings, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (FindModel(settings) is not { } model)
        {
            return new RuleBasedChatClient(timeProvider);
        }

        var (address, key) = GetServer(settings);

        // A self-hosted server often needs no key, but the client library requires a non-empty string.
        key ??= address != new ConciergeSettings().OpenAIBaseUrl
            ? "none"
            : throw new ConciergeException(new ConciergeError(
                "openai.key_missing", $"AGENT_MODEL is {model}, but OPENAI_API_KEY is not set.", "Set OPENAI_API_KEY, or set AGENT_MODEL=rules."));
        return new OpenAIChatClient(address, key, model, timeProvider, settings.AgentReasoningEffort);
    }

    /// <summary>Finds the name of the chat model on a server; <see langword="null"/> where the built-in model drives the agents.</summary>
    public static string? FindModel(ConciergeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var model = string.IsNullOrWhiteSpace(settings.AgentModel) ? null : settings.AgentModel.Trim();
        var hasServer = settings.AgentBaseUrl is not null || GetServer(settings).Key is not null;
        return string.Equals(model, RuleBasedModel, StringComparison.OrdinalIgnoreCase) ? null : model ?? (hasServer ? OpenAIChatClient.DefaultModel : null);
    }

    /// <summary>Returns the chat model's address and key. The OpenAI key is never sent to another server.</summary>
    public static (Uri Address, string? Key) GetServer(ConciergeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var key = settings.AgentApiKey ?? (settings.AgentBaseUrl is null ? settings.OpenAIApiKey : null);
        return (settings.AgentBaseUrl ?? settings.OpenAIBaseUrl, string.IsNullOrWhiteSpace(key) ? null : key);
    }
}
