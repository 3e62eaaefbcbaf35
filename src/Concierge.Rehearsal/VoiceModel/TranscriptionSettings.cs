using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>
/// Reads <c>session.audio.input.transcription</c>. What a model supports is that of the published description of August 2026: <c>keywords</c> and
/// <c>languages</c> only with gpt-transcribe and gpt-live-transcribe; no <c>prompt</c> with gpt-realtime-whisper and gpt-4o-transcribe-diarize;
/// <c>delay</c> only with the models that stream.
/// </summary>
internal static class TranscriptionSettings
{
    private const string WithoutTurns = "gpt-realtime-whisper";

    private static readonly string[] WithKeywords = ["gpt-transcribe", "gpt-live-transcribe"];
    private static readonly string[] WithoutPrompt = [WithoutTurns, "gpt-4o-transcribe-diarize"];

    // The description names only the first; clients set it with the second too.
    private static readonly string[] WithDelay = [WithoutTurns, "gpt-live-transcribe"];

    /// <summary>Reads the settings; null switches transcription off.</summary>
    /// <exception cref="RealtimeErrorException">A field is not valid, or the model does not support it.</exception>
    public static JsonElement? Read(JsonField transcription)
    {
        if (transcription.IsNull)
        {
            return null;
        }

        transcription.AsObject("model", "language", "languages", "keywords", "prompt", "delay");
        var model = transcription.GetOptional("model")?.AsOneOf(ModelCatalog.TranscriptionModels);
        Read(transcription, "language", value => value.AsString());
        Read(transcription, "languages", ReadLanguages, model, WithKeywords.Contains);
        Read(transcription, "keywords", ReadKeywords, model, WithKeywords.Contains);
        Read(transcription, "prompt", value => value.AsString(), model, name => !WithoutPrompt.Contains(name));
        Read(transcription, "delay", value => value.AsOneOf("minimal", "low", "medium", "high", "xhigh"), model, WithDelay.Contains);
        return transcription.Value.Clone();
    }

    /// <summary>Checks the turn detection of a session: gpt-realtime-whisper has none, and refuses one that the client asked for.</summary>
    /// <exception cref="RealtimeErrorException">The model does not support turn detection.</exception>
    public static TurnDetection? ApplyToTurns(JsonElement? transcription, TurnDetection? turns)
    {
        if (turns is null || transcription is not { } settings || !settings.TryGetProperty("model", out var model) || !model.ValueEquals(WithoutTurns))
        {
            return turns;
        }

        return ReferenceEquals(turns, TurnDetection.Default)
            ? null
            : throw RealtimeErrorException.CreateInvalidValue(
                "session.audio.input.turn_detection", "Turn detection is not supported for this transcription model.");
    }

    private static void Read(JsonField transcription, string name, Action<JsonField> read, string? model = null, Predicate<string>? supports = null)
    {
        if (transcription.GetOptional(name) is not { IsNull: false } value)
        {
            return;
        }

        read(value);
        if (model is not null && supports is not null && !supports(model))
        {
            throw RealtimeErrorException.CreateInvalidValue(value.Path, $"Invalid value for '{value.Path}': '{name}' is not supported with '{model}'.");
        }
    }

    private static void ReadLanguages(JsonField languages)
    {
        var values = languages.AsArray();
        if (values.Count == 0)
        {
            throw new RealtimeErrorException("empty_array",
                $"Invalid '{languages.Path}': empty array. Expected an array with minimum length 1, but got an empty array instead.", languages.Path);
        }

        foreach (var language in values)
        {
            language.AsString();
        }
    }

    // The service puts the keywords into its own prompt, and refuses what could end their place there.
    private static void ReadKeywords(JsonField keywords)
    {
        foreach (var keyword in keywords.AsArray())
        {
            if (keyword.AsString().AsSpan().ContainsAny("<>\r\n"))
            {
                throw RealtimeErrorException.CreateInvalidValue(keyword.Path,
                    $"Invalid '{keyword.Path}': a keyword cannot contain '<', '>' or a line break.");
            }
        }
    }
}
