using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>
/// The models of <c>GET /v1/models</c>, as OpenAI described them in November 2026: each with its <c>shutdown_date</c>, <c>YYYY-MM-DD</c> or null.
/// </summary>
internal static class ModelCatalog
{
    // OpenAI's list has a creation time for each model. Clients do not use it, so all models have the same value here.
    private const long Created = 1_785_000_000;

    private static readonly Dictionary<string, string> ShutdownDates = new(StringComparer.Ordinal)
    {
        ["gpt-realtime"] = "2027-01-20",
        ["gpt-realtime-mini"] = "2027-01-20",
        ["whisper-1"] = "2027-02-26",
        ["gpt-4o-transcribe"] = "2027-02-26",
        ["gpt-4o-mini-transcribe"] = "2027-02-26",
    };

    /// <summary>The transcription models of a session.</summary>
    public static string[] TranscriptionModels { get; } =
    [
        "whisper-1", "gpt-transcribe", "gpt-live-transcribe", "gpt-4o-mini-transcribe",
        "gpt-4o-mini-transcribe-2025-12-15", "gpt-4o-transcribe", "gpt-4o-transcribe-diarize", "gpt-realtime-whisper",
    ];

    /// <summary>Writes a model's object.</summary>
    public static void Write(Utf8JsonWriter writer, string model)
    {
        writer.WriteStartObject();
        writer.WriteString("id", model);
        writer.WriteString("object", "model");
        writer.WriteNumber("created", Created);
        writer.WriteString("owned_by", "system");
        writer.WriteString("shutdown_date", ShutdownDates.GetValueOrDefault(model));
        writer.WriteEndObject();
    }
}
