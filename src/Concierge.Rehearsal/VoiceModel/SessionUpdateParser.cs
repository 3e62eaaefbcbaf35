using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Parses <c>session.update</c>. A missing field keeps its value; an invalid field makes the whole update fail.</summary>
internal static class SessionUpdateParser
{
    private static readonly string[] BetaFields =
    [
        "modalities", "voice", "input_audio_format", "output_audio_format", "input_audio_transcription", "turn_detection",
        "temperature", "max_response_output_tokens", "input_audio_noise_reduction",
    ];

    /// <summary>Whether the session has the shape of the Realtime beta, which ended in May 2026.</summary>
    public static bool IsBetaShape(JsonField session) =>
        session.Value.ValueKind == JsonValueKind.Object
        && session.GetOptional("type") is null
        && session.Value.EnumerateObject().Any(field => BetaFields.Contains(field.Name));

    /// <summary>Applies an update to the configuration.</summary>
    /// <exception cref="RealtimeErrorException">A field is missing, unknown, of another type or out of range.</exception>
    public static SessionConfiguration Parse(JsonField session, SessionConfiguration current, bool hasSpoken)
    {
        session.AsObject("type", "output_modalities", "model", "instructions", "audio", "include", "tracing", "tools", "tool_choice",
            "parallel_tool_calls", "reasoning", "max_output_tokens", "truncation", "prompt");
        session.GetRequired("type").AsOneOf("realtime");
        if (session.GetOptional("model") is { } model && model.AsString() != current.Model)
        {
            throw RealtimeErrorException.CreateInvalidValue(model.Path, "Cannot update a session's model: open a new session with the other model.");
        }

        session.GetOptional("parallel_tool_calls")?.AsBoolean();
        var updated = current with
        {
            SpeaksAudio = session.GetOptional("output_modalities") is { } modalities ? ReadIsAudio(modalities) : current.SpeaksAudio,
            Instructions = ReadText(session.GetOptional("instructions"), current.Instructions),
            Tools = session.GetOptional("tools") is { } tools ? SessionTools.Read(tools) : current.Tools,
            ToolChoice = session.GetOptional("tool_choice") is { } choice ? SessionTools.ReadChoice(choice) : current.ToolChoice,
            MaxOutputTokens = session.GetOptional("max_output_tokens") is { } maximum ? ReadMaxOutputTokens(maximum) : current.MaxOutputTokens,
            Include = session.GetOptional("include") is { } include ? ReadInclude(include) : current.Include,
            Tracing = session.GetOptional("tracing") is { } tracing ? ReadTracing(tracing) : current.Tracing,
            Truncation = session.GetOptional("truncation") is { } truncation ? ReadTruncation(truncation) : current.Truncation,
            Reasoning = session.GetOptional("reasoning") is { } reasoning ? ReadReasoning(reasoning) : current.Reasoning,
            Prompt = session.GetOptional("prompt") is { } prompt ? ReadPrompt(prompt) : current.Prompt,
        };
        return session.GetOptional("audio") is { } audio ? ReadAudio(audio, updated, hasSpoken) : updated;
    }

    /// <summary>Reads whether <c>output_modalities</c> is <c>["audio"]</c>; the other valid list is <c>["text"]</c>.</summary>
    public static bool ReadIsAudio(JsonField modalities)
    {
        var values = modalities.AsArray().Select(value => value.AsOneOf("text", "audio")).ToArray();
        return values is [var only]
            ? only == "audio"
            : throw RealtimeErrorException.CreateInvalidValue(modalities.Path,
                $"Invalid modalities: [{string.Join(", ", values.Select(value => $"'{value}'"))}]. Supported combinations are: ['text'] and ['audio'].");
    }

    /// <summary>Reads <c>max_output_tokens</c>: 1 to 4096 or <c>inf</c>.</summary>
    public static int? ReadMaxOutputTokens(JsonField maximum)
    {
        if (!maximum.IsString)
        {
            return maximum.AsInteger(1, 4096);
        }

        maximum.AsOneOf("inf");
        return null;
    }

    /// <summary>Reads a voice: a name or <c>{id}</c>.</summary>
    public static string ReadVoice(JsonField voice) => voice.IsString
        ? voice.AsOneOf("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar")
        : voice.AsObject("id").GetRequired("id").AsString();

    private static SessionConfiguration ReadAudio(JsonField audio, SessionConfiguration updated, bool hasSpoken)
    {
        audio.AsObject("input", "output");
        if (audio.GetOptional("input") is { } input)
        {
            input.AsObject("format", "transcription", "noise_reduction", "turn_detection");
            updated = updated with
            {
                InputFormat = input.GetOptional("format") is { } format ? AudioFormatSerializer.Read(format) : updated.InputFormat,
                Transcription = input.GetOptional("transcription") is { } transcription
                    ? TranscriptionSettings.Read(transcription)
                    : updated.Transcription,
                NoiseReduction = input.GetOptional("noise_reduction") is { } noise ? ReadNoiseReduction(noise) : updated.NoiseReduction,
                TurnDetection = input.GetOptional("turn_detection") is { } turns
                    ? turns.IsNull ? null : TurnDetection.Parse(turns, updated.TurnDetection)
                    : updated.TurnDetection,
            };
            updated = updated with { TurnDetection = TranscriptionSettings.ApplyToTurns(updated.Transcription, updated.TurnDetection) };
        }

        if (audio.GetOptional("output") is { } output)
        {
            output.AsObject("format", "voice", "speed");
            var voice = output.GetOptional("voice") is { } requestedVoice ? ReadVoice(requestedVoice) : updated.Voice;
            if (hasSpoken && voice != updated.Voice)
            {
                throw new RealtimeErrorException("cannot_update_voice", "Cannot update a conversation's voice if assistant audio is present.");
            }

            updated = updated with
            {
                OutputFormat = output.GetOptional("format") is { } format ? AudioFormatSerializer.Read(format) : updated.OutputFormat,
                Voice = voice,
                Speed = output.GetOptional("speed")?.AsNumber(0.25, 1.5) ?? updated.Speed,
            };
        }

        return updated;
    }

    private static JsonElement? ReadNoiseReduction(JsonField noise)
    {
        if (noise.IsNull)
        {
            return null;
        }

        noise.AsObject("type").GetRequired("type").AsOneOf("near_field", "far_field");
        return noise.Value.Clone();
    }

    private static JsonElement ReadTruncation(JsonField truncation)
    {
        if (truncation.IsString)
        {
            truncation.AsOneOf("auto", "disabled");
        }
        else
        {
            truncation.AsObject("type", "retention_ratio", "token_limits").GetRequired("type").AsOneOf("retention_ratio");
            truncation.GetRequired("retention_ratio").AsNumber(0, 1);
            truncation.GetOptional("token_limits")?.AsObject("post_instructions").GetOptional("post_instructions")?.AsInteger(minimum: 0);
        }

        return truncation.Value.Clone();
    }

    private static JsonElement ReadReasoning(JsonField reasoning)
    {
        reasoning.AsObject("effort").GetOptional("effort")?.AsOneOf("minimal", "low", "medium", "high", "xhigh");
        return reasoning.Value.Clone();
    }

    private static JsonElement? ReadInclude(JsonField include)
    {
        if (include.IsNull)
        {
            return null;
        }

        foreach (var field in include.AsArray())
        {
            field.AsOneOf("item.input_audio_transcription.logprobs");
        }

        return include.Value.Clone();
    }

    private static JsonElement? ReadTracing(JsonField tracing)
    {
        if (tracing.IsNull)
        {
            return null;
        }

        if (tracing.IsString)
        {
            tracing.AsOneOf("auto");
        }
        else
        {
            tracing.AsObject("workflow_name", "group_id", "metadata");
            tracing.GetOptional("workflow_name")?.AsString();
            tracing.GetOptional("group_id")?.AsString();
            tracing.GetOptional("metadata")?.AsAnyObject();
        }

        return tracing.Value.Clone();
    }

    private static JsonElement? ReadPrompt(JsonField prompt)
    {
        if (prompt.IsNull)
        {
            return null;
        }

        prompt.AsObject("id", "version", "variables").GetRequired("id").AsString();
        if (prompt.GetOptional("variables") is { IsNull: false } variables)
        {
            variables.AsAnyObject();
        }

        if (prompt.GetOptional("version") is { IsNull: false } version)
        {
            version.AsString();
        }

        return prompt.Value.Clone();
    }

    private static string ReadText(JsonField? element, string current) =>
        element is { } text ? text.IsNull ? "" : text.AsString() : current;
}
