using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Writes the complete session object of <c>session.created</c> and <c>session.updated</c>.</summary>
internal static class SessionWriter
{
    // The fields of the schema's AudioTranscriptionResponse, which has no keywords and delay.
    private static readonly string[] TranscriptionFields = ["model", "language", "languages", "prompt"];

    public static void WriteSession(this Utf8JsonWriter writer, string id, DateTimeOffset expiresAt, SessionConfiguration session)
    {
        writer.WriteStartObject("session");
        writer.WriteString("type", "realtime");
        writer.WriteString("object", "realtime.session");
        writer.WriteString("id", id);
        writer.WriteString("model", session.Model);
        writer.WriteNumber("expires_at", expiresAt.ToUnixTimeSeconds());
        writer.WriteModalities(session.SpeaksAudio);
        writer.WriteString("instructions", session.Instructions);
        WriteList(writer, "tools", session.Tools);
        WriteOrDefault(writer, "tool_choice", session.ToolChoice, "auto");
        writer.WriteMaxOutputTokens(session.MaxOutputTokens);
        WriteOrDefault(writer, "truncation", session.Truncation, "auto");
        WriteOrNull(writer, "tracing", session.Tracing);
        WriteOrNull(writer, "prompt", session.Prompt);
        WriteWhenSet(writer, "include", session.Include);
        WriteWhenSet(writer, "reasoning", session.Reasoning);

        writer.WriteStartObject("audio");
        writer.WriteStartObject("input");
        writer.WriteFormat(session.InputFormat);
        if (session.Transcription is { } transcription)
        {
            writer.WriteStartObject("transcription");
            foreach (var field in transcription.EnumerateObject().Where(field => TranscriptionFields.Contains(field.Name)))
            {
                field.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        WriteWhenSet(writer, "noise_reduction", session.NoiseReduction);
        writer.WritePropertyName("turn_detection");
        if (session.TurnDetection is { } turns)
        {
            turns.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("output");
        writer.WriteFormat(session.OutputFormat);
        writer.WriteString("voice", session.Voice);
        writer.WriteNumber("speed", session.Speed);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteModalities(this Utf8JsonWriter writer, bool speaksAudio)
    {
        writer.WriteStartArray("output_modalities");
        writer.WriteStringValue(speaksAudio ? "audio" : "text");
        writer.WriteEndArray();
    }

    public static void WriteMaxOutputTokens(this Utf8JsonWriter writer, int? tokens)
    {
        if (tokens is { } limit)
        {
            writer.WriteNumber("max_output_tokens", limit);
        }
        else
        {
            writer.WriteString("max_output_tokens", "inf");
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        writer.WritePropertyName(name);
        if (value is { } list)
        {
            list.WriteTo(writer);
        }
        else
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
    }

    private static void WriteOrDefault(Utf8JsonWriter writer, string name, JsonElement? value, string defaultValue)
    {
        writer.WritePropertyName(name);
        if (value is { } element)
        {
            element.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(defaultValue);
        }
    }

    private static void WriteOrNull(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        writer.WritePropertyName(name);
        if (value is { } element)
        {
            element.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteWhenSet(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } element)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }
    }
}
