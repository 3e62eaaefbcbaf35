using Concierge.Agents.OpenAI;
using Concierge.Agents.Rules;
using Concierge.Settings;
using Microsoft.Extensions.AI;

namespace Concierge.Agents;

/// <summary>Chooses the language model that drives the agents.</summary>
public static class ChatClientFactory
{
    /// <summary>The value of <c>AGENT_MODEL</c> that names the built-in, account-free model.</summary>
    public const string Rules = "rules";

    /// <summary>Creates the language model: the built-in one for <c>AGENT_MODEL=rules</c> or without <c>OPENAI_API_KEY</c>, or else the one named.</summary>
    /// <exception cref="ConciergeException"><c>openai.key_missing</c>: a model of OpenAI is named but there is no key.</exception>
    public static IChatClient Create(ConciergeSettings settings, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var model = string.IsNullOrWhiteSpace(settings.AgentModel) ? null : settings.AgentModel.Trim();
        var keyless = string.IsNullOrWhiteSpace(settings.OpenAIApiKey);
        if (string.Equals(model, Rules, StringComparison.OrdinalIgnoreCase) || (model is null && keyless))
        {
            return new RuleBasedChatClient(timeProvider);
        }

        // A server of one's own often wants no key, but the library wants some text.
        var key = !keyless ? settings.OpenAIApiKey!
            : settings.OpenAIBaseUrl != new ConciergeSettings().OpenAIBaseUrl ? "none"
            : throw new ConciergeException(new ConciergeError("openai.key_missing", $"AGENT_MODEL is {model}, but OPENAI_API_KEY is not set.", "Set OPENAI_API_KEY, or set AGENT_MODEL=rules."));
        return new OpenAIChatClient(settings.OpenAIBaseUrl, key, model ?? OpenAIChatClient.DefaultModel, timeProvider);
    }
}
