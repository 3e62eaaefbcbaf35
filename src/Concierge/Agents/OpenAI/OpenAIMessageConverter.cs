using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAIFinishReason = OpenAI.Chat.ChatFinishReason;
using OpenAIMessage = OpenAI.Chat.ChatMessage;
using OpenAIResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Concierge.Agents.OpenAI;

/// <summary>Converts messages, tools and answers between Microsoft.Extensions.AI and OpenAI's library.</summary>
internal static class OpenAIMessageConverter
{
    /// <summary>Converts a conversation.</summary>
    public static List<OpenAIMessage> ToOpenAI(IEnumerable<ChatMessage> messages) => [.. messages.SelectMany(ToOpenAI)];

    /// <summary>Converts the options and tools.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="reasoningEffort">
    /// The <c>reasoning_effort</c> to send with tools or a schema; <see langword="null"/> leaves the parameter out, as without both.
    /// </param>
    /// <param name="withSchema">Whether to send the schema of the answer.</param>
    public static ChatCompletionOptions ToOpenAI(ChatOptions? options, string? reasoningEffort, bool withSchema = true)
    {
        var translated = new ChatCompletionOptions { MaxOutputTokenCount = options?.MaxOutputTokens, Temperature = options?.Temperature };
        foreach (var function in (options?.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            translated.Tools.Add(ChatTool.CreateFunctionTool(function.Name, function.Description, BinaryData.FromString(function.JsonSchema.GetRawText())));
        }

        if (translated.Tools.Count > 0 && options?.ToolMode is RequiredChatToolMode)
        {
            translated.ToolChoice = ChatToolChoice.CreateRequiredChoice();
        }

        var schema = options?.ResponseFormat is ChatResponseFormatJson { Schema: not null } format ? format : null;
        if (schema is not null && withSchema)
        {
            translated.ResponseFormat = OpenAIResponseFormat.CreateJsonSchemaFormat(
                schema.SchemaName ?? "answer", BinaryData.FromString(schema.Schema!.Value.GetRawText()), schema.SchemaDescription, jsonSchemaIsStrict: true);
        }

        if ((translated.Tools.Count > 0 || schema is not null) && reasoningEffort is not null)
        {
#pragma warning disable OPENAI001 // The library marks the property as experimental; the field of the API is not.
            translated.ReasoningEffortLevel = new ChatReasoningEffortLevel(reasoningEffort);
#pragma warning restore OPENAI001
        }

        return translated;
    }

    /// <summary>Converts an answer.</summary>
    public static ChatResponse FromOpenAI(ChatCompletion completion)
    {
        var texts = completion.Content.Where(part => part.Text is { Length: > 0 }).Select(part => new TextContent(part.Text));
        var message = new ChatMessage(ChatRole.Assistant, [.. texts]) { MessageId = completion.Id };
        foreach (var call in completion.ToolCalls)
        {
            message.Contents.Add(CreateToolCall(call.Id, call.FunctionName, call.FunctionArguments.ToString()));
        }

        if (completion.Refusal is { Length: > 0 } refusal)
        {
            message.Contents.Add(CreateRefusal(refusal));
        }

        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = ToFinishReason(completion.FinishReason),
            Usage = ToUsageDetails(completion.Usage),
        };
    }

    /// <summary>Creates a tool call. Arguments that are not a JSON object are recorded as its exception and not thrown.</summary>
    public static FunctionCallContent CreateToolCall(string id, string name, string arguments) =>
        FunctionCallContent.CreateFromParsedArguments(arguments, id, name, static json => json.Length == 0 ? [] : ParseArguments(json));

    /// <summary>Creates a refusal, marked in the same way as in Microsoft.Extensions.AI.OpenAI.</summary>
    public static ErrorContent CreateRefusal(string text) => new(text) { ErrorCode = "Refusal" };

    /// <summary>Converts the finish reason.</summary>
    public static ChatFinishReason? ToFinishReason(OpenAIFinishReason? reason) => reason switch
    {
        null => null,
        OpenAIFinishReason.Stop => ChatFinishReason.Stop,
        OpenAIFinishReason.Length => ChatFinishReason.Length,
        OpenAIFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.ToolCalls,
    };

    /// <summary>Converts the token usage.</summary>
    public static UsageDetails? ToUsageDetails(ChatTokenUsage? usage) => usage is null ? null : new UsageDetails
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
        ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
    };

    private static Dictionary<string, object?> ParseArguments(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value.Clone())
            : throw new JsonException("The arguments are not an object.");
    }

    private static IEnumerable<OpenAIMessage> ToOpenAI(ChatMessage message)
    {
        if (message.Role == ChatRole.System)
        {
            return [new SystemChatMessage(message.Text)];
        }

        if (message.Role == ChatRole.Tool)
        {
            return message.Contents.OfType<FunctionResultContent>().Select(result => new ToolChatMessage(result.CallId, FormatResult(result.Result)));
        }

        return message.Role == ChatRole.Assistant ? ConvertAssistant(message) : [new UserChatMessage(message.Text)];
    }

    private static IEnumerable<OpenAIMessage> ConvertAssistant(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>()
            .Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(SerializeArguments(call.Arguments))))
            .ToList();
        if (calls.Count == 0)
        {
            return [new AssistantChatMessage(message.Text)];
        }

        var translated = new AssistantChatMessage(calls);
        if (message.Text.Length > 0)
        {
            translated.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        }

        return [translated];
    }

    private static string SerializeArguments(IDictionary<string, object?>? arguments) =>
        JsonSerializer.Serialize(
            arguments ?? new Dictionary<string, object?>(),
            AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>)));

    private static string FormatResult(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement element => element.GetRawText(),
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType())),
    };
}
