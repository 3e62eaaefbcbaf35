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
    public bool IsInConversation { get; init; } = true;

    /// <summary>The input that replaces the conversation; null to use the conversation.</summary>
    public IReadOnlyList<ConversationItem>? Input { get; init; }

    /// <summary>Creates the settings of a response without overrides.</summary>
    public static ResponseSettings FromSession(SessionConfiguration session) => new()
    {
        Instructions = session.Instructions,
        SpeaksAudio = session.SpeaksAudio,
        OutputFormat = session.OutputFormat,
        Voice = session.Voice,
        Tools = SessionConfiguration.ParseFunctionTools(session.Tools, session.ToolChoice),
        MaxOutputTokens = session.MaxOutputTokens,
    };

    /// <summary>Parses the <c>response</c> of <c>response.create</c>.</summary>
    public static ResponseSettings Parse(JsonField response, SessionConfiguration session, Conversation conversation)
    {
        response.AsObject("output_modalities", "instructions", "audio", "tools", "tool_choice", "parallel_tool_calls", "reasoning",
            "max_output_tokens", "conversation", "metadata", "prompt", "input");
        var tools = response.GetOptional("tools") is { } own ? SessionTools.Read(own) : session.Tools;
        var choice = response.GetOptional("tool_choice") is { } chosen ? SessionTools.ReadChoice(chosen) : session.ToolChoice;
        var output = response.GetOptional("audio")?.AsObject("output").GetOptional("output")?.AsObject("format", "voice");
        var metadata = response.GetOptional("metadata");
        return FromSession(session) with
        {
            ResponseInstructions = response.GetOptional("instructions")?.AsString(),
            SpeaksAudio = response.GetOptional("output_modalities") is { } modalities ? SessionUpdateParser.ReadIsAudio(modalities) : session.SpeaksAudio,
            OutputFormat = output?.GetOptional("format") is { } format ? AudioFormatSerializer.Read(format) : session.OutputFormat,
            Voice = output?.GetOptional("voice") is { } voice ? SessionUpdateParser.ReadVoice(voice) : session.Voice,
            Tools = SessionConfiguration.ParseFunctionTools(tools, choice),
            MaxOutputTokens = response.GetOptional("max_output_tokens") is { } maximum ? SessionUpdateParser.ReadMaxOutputTokens(maximum)
                : session.MaxOutputTokens,
            Metadata = metadata is { IsNull: false } given ? ResponseMetadata.Read(given) : null,
            IsInConversation = response.GetOptional("conversation")?.AsOneOf("auto", "none") != "none",
            Input = response.GetOptional("input") is { } input
                ? [.. input.AsArray().Select(item => ConversationItemParser.ParseResponseInput(item, conversation))]
                : null,
        };
    }
}
