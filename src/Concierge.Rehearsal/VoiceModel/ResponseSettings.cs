using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The settings of one response: the session's configuration with the overrides of <c>response.create</c>.</summary>
internal sealed record ResponseSettings
{
    public required string Instructions { get; init; }

    public required bool SpeaksAudio { get; init; }

    public required AudioEncoding OutputFormat { get; init; }

    public required string Voice { get; init; }

    public required IReadOnlyList<ToolDefinition> Tools { get; init; }

    public int? MaxOutputTokens { get; init; }

    public string? ResponseInstructions { get; init; }

    public JsonElement? Metadata { get; init; }

    /// <summary>Whether the response belongs to the default conversation (<c>conversation</c> is not <c>none</c>).</summary>
    public bool InConversation { get; init; } = true;

    /// <summary>The input that replaces the conversation, if any.</summary>
    public IReadOnlyList<ConversationItem>? Input { get; init; }

    /// <summary>Creates the settings of a response without overrides.</summary>
    public static ResponseSettings From(SessionConfiguration session) => new()
    {
        Instructions = session.Instructions,
        SpeaksAudio = session.SpeaksAudio,
        OutputFormat = session.OutputFormat,
        Voice = session.Voice,
        Tools = SessionConfiguration.FunctionTools(session.Tools, session.ToolChoice),
        MaxOutputTokens = session.MaxOutputTokens,
    };

    /// <summary>Reads the <c>response</c> of <c>response.create</c>.</summary>
    public static ResponseSettings Read(WireElement response, SessionConfiguration session, Conversation conversation)
    {
        response.AsObject("output_modalities", "instructions", "audio", "tools", "tool_choice", "parallel_tool_calls", "reasoning",
            "max_output_tokens", "conversation", "metadata", "prompt", "input");
        var tools = response.Optional("tools") is { } given ? SessionUpdateReader.ReadTools(given) : session.Tools;
        var choice = response.Optional("tool_choice") is { } chosen ? SessionUpdateReader.ReadToolChoice(chosen) : session.ToolChoice;
        var output = response.Optional("audio")?.AsObject("output").Optional("output")?.AsObject("format", "voice");
        var metadata = response.Optional("metadata");
        return From(session) with
        {
            ResponseInstructions = response.Optional("instructions")?.AsString(),
            SpeaksAudio = response.Optional("output_modalities") is { } modalities ? SessionUpdateReader.IsAudio(modalities) : session.SpeaksAudio,
            OutputFormat = output?.Optional("format") is { } format ? AudioEncodingJson.Read(format) : session.OutputFormat,
            Voice = output?.Optional("voice") is { } voice ? SessionUpdateReader.ReadVoice(voice) : session.Voice,
            Tools = SessionConfiguration.FunctionTools(tools, choice),
            MaxOutputTokens = response.Optional("max_output_tokens") is { } maximum ? SessionUpdateReader.ReadMaximum(maximum) : session.MaxOutputTokens,
            Metadata = metadata is { IsNull: false } kept ? kept.Value.Clone() : null,
            InConversation = response.Optional("conversation")?.AsOneOf("auto", "none") != "none",
            Input = response.Optional("input") is { } input
                ? [.. input.AsArray().Select(item => ItemReader.ReadInput(item, conversation))]
                : null,
        };
    }
}
