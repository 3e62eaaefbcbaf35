using Concierge.Agents;
using Concierge.Agents.OpenAI;
using Concierge.Media.Realtime;
using Concierge.Options;

namespace Concierge.Models;

/// <summary>Lists the models that the settings name.</summary>
internal static class ModelInventory
{
    /// <summary>The chat model, the voice model and the transcription model, each only where a key for its server is set.</summary>
    public static IReadOnlyList<ConfiguredModel> FromOptions(AgentOptions agents, RealtimeOptions realtime)
    {
        List<ConfiguredModel> models = [];
        var (chatServer, chatKey) = ChatClientFactory.GetServer(agents, realtime);
        if (chatKey is not null && ChatClientFactory.FindModel(agents, realtime) is { } chatModel)
        {
            models.Add(new ConfiguredModel(SettingNames.AgentModel, chatModel, OpenAIChatClient.DefaultModel, chatServer, chatKey));
        }

        if (realtime.ApiKey is { } key)
        {
            const string transcriptionModel = OpenAIRealtimeModel.TranscriptionModel;
            var defaultVoiceModel = new RealtimeOptions().Model;
            models.Add(new ConfiguredModel(SettingNames.RealtimeModel, realtime.Model, defaultVoiceModel, realtime.BaseUrl, key));
            models.Add(new ConfiguredModel(Setting: null, transcriptionModel, transcriptionModel, realtime.BaseUrl, key));
        }

        return models;
    }
}
