using Concierge.Agents;
using Concierge.Agents.OpenAI;
using Concierge.Media.Realtime;
using Concierge.Options;

namespace Concierge.Models;

/// <summary>Lists the models that the settings name.</summary>
internal static class ModelInventory
{
    /// <summary>The chat model, the voice model and the transcription model, each only where a key for its server is set.</summary>
    public static IReadOnlyList<ConfiguredModel> FromSettings(ConciergeSettings settings)
    {
        List<ConfiguredModel> models = [];
        var (chatServer, chatKey) = ChatClientFactory.GetServer(settings);
        if (chatKey is not null && ChatClientFactory.FindModel(settings) is { } chatModel)
        {
            models.Add(new ConfiguredModel(SettingNames.AgentModel, chatModel, OpenAIChatClient.DefaultModel, chatServer, chatKey));
        }

        if (settings.OpenAIApiKey is { } key)
        {
            const string transcriptionModel = OpenAIRealtimeModel.TranscriptionModel;
            var defaultVoiceModel = new ConciergeSettings().RealtimeModel;
            models.Add(new ConfiguredModel(SettingNames.RealtimeModel, settings.RealtimeModel, defaultVoiceModel, settings.OpenAIBaseUrl, key));
            models.Add(new ConfiguredModel(Setting: null, transcriptionModel, transcriptionModel, settings.OpenAIBaseUrl, key));
        }

        return models;
    }
}
