using System.Text.RegularExpressions;
using Concierge.Media.Realtime;

namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the voice model.</summary>
internal static partial class RealtimeOptionsReader
{
    private static readonly string[] Voices = ["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"];

    /// <summary>Reads the settings of the voice model, and rejects what is not valid.</summary>
    public static RealtimeOptions Read(SettingReader settings)
    {
        var defaults = new RealtimeOptions();
        return new RealtimeOptions
        {
            ApiKey = settings.ReadSecret(SettingNames.OpenAIApiKey),
            BaseUrl = settings.ReadHttpAddress(SettingNames.OpenAIBaseUrl) ?? defaults.BaseUrl,
            Model = ReadModel(settings) ?? defaults.Model,
            Voice = ReadVoice(settings) ?? defaults.Voice,
            AudioChunk = settings.ReadMilliseconds(SettingNames.AudioChunkMs, 20, 200) ?? defaults.AudioChunk,
        };
    }

    private static string? ReadModel(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.RealtimeModel) is not { } model)
        {
            return null;
        }

        // Switched off by OpenAI between October 2025 and May 2026 (platform.openai.com/docs/deprecations).
        if (model.Contains("realtime-preview", StringComparison.OrdinalIgnoreCase))
        {
            settings.Add(new(
                "setting.retired_model",
                $"REALTIME_MODEL={model} was retired by OpenAI and no longer answers.",
                "Its successor is gpt-realtime-2.1: set REALTIME_MODEL=gpt-realtime-2.1, or leave it unset."));
            return null;
        }

        return ModelName().IsMatch(model)
            ? model
            : settings.Reject<string>(SettingNames.RealtimeModel, "is not the name of a model", "Set it to gpt-realtime-2.1, or leave it unset");
    }

    private static string? ReadVoice(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.RealtimeVoice) is not { } voice)
        {
            return null;
        }

        return Voices.Contains(voice, StringComparer.Ordinal)
            ? voice
            : settings.Reject<string>(SettingNames.RealtimeVoice, "is not a voice of the Realtime API", $"Choose one of {string.Join(", ", Voices)}");
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:-]{2,99}$")]
    private static partial Regex ModelName();
}
