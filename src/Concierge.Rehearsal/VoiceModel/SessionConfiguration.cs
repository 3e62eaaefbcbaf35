using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The effective configuration of a session. Fields without an effect here are kept as sent, because the service returns them to the client.</summary>
internal sealed record SessionConfiguration
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}""");

    public required string Model { get; init; }

    public string Instructions { get; init; } =
        "You are a helpful assistant in a voice conversation. Be friendly and brief.";

    public bool SpeaksAudio { get; init; } = true;

    public AudioEncoding InputFormat { get; init; } = AudioEncoding.Pcm;

    public AudioEncoding OutputFormat { get; init; } = AudioEncoding.Pcm;

    public string Voice { get; init; } = "alloy";

    public double Speed { get; init; } = 1;

    public TurnDetection? TurnDetection { get; init; } = TurnDetection.Default;

    public JsonElement? Transcription { get; init; }

    public JsonElement? NoiseReduction { get; init; }

    public JsonElement? Include { get; init; }

    public JsonElement? Tracing { get; init; }

    public JsonElement? Tools { get; init; }

    public JsonElement? ToolChoice { get; init; }

    public JsonElement? Truncation { get; init; }

    public JsonElement? Reasoning { get; init; }

    public JsonElement? Prompt { get; init; }

    /// <summary>The maximum number of tokens of a response, or null for <c>inf</c>.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Parses the function tools for the dialogue policy.</summary>
    public static IReadOnlyList<ToolDefinition> ParseFunctionTools(JsonElement? tools, JsonElement? toolChoice)
    {
        if (tools is not { } list || toolChoice is { ValueKind: JsonValueKind.String } choice && choice.ValueEquals("none"))
        {
            return [];
        }

        return [.. list.EnumerateArray().Select(tool => new ToolDefinition(
            tool.GetProperty("name").GetString()!,
            tool.TryGetProperty("description", out var description) ? description.GetString()! : "",
            tool.TryGetProperty("parameters", out var parameters) ? parameters : NoParameters))];
    }
}
