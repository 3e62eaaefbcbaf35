using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace Concierge.Agents.OpenAI;

/// <summary>Assembles streamed tool calls. Their arguments arrive in updates, and several calls can be interleaved by index.</summary>
internal sealed class StreamingUpdateAssembler
{
    private readonly SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)> _calls = [];
    private readonly StringBuilder _refusal = new();
    private ChatFinishReason? _finish;
    private string? _id;

    /// <summary>Whether no update has arrived yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds one update and returns what can be passed on immediately.</summary>
    public ChatResponseUpdate? Add(StreamingChatCompletionUpdate update)
    {
        IsEmpty = false;
        _id ??= update.CompletionId;
        _finish = OpenAIMessageConverter.ToFinishReason(update.FinishReason) ?? _finish;
        _refusal.Append(update.RefusalUpdate);
        foreach (var call in update.ToolCallUpdates)
        {
            var known = _calls.TryGetValue(call.Index, out var begun) ? begun : ("", "", new StringBuilder());
            known.Item3.Append(call.FunctionArgumentsUpdate?.ToString());
            _calls[call.Index] = (
                call.ToolCallId is { Length: > 0 } id ? id : known.Item1,
                call.FunctionName is { Length: > 0 } name ? name : known.Item2,
                known.Item3);
        }

        List<AIContent> contents = [.. update.ContentUpdate.Where(part => part.Text is { Length: > 0 }).Select(part => new TextContent(part.Text))];
        if (OpenAIMessageConverter.ToUsageDetails(update.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return contents.Count == 0 ? null : CreateUpdate(contents);
    }

    /// <summary>Returns the rest of the answer: tool calls, a refusal, the finish reason.</summary>
    /// <returns><see langword="null"/> when the stream ended without a finish reason: its tool calls may be incomplete.</returns>
    public ChatResponseUpdate? Complete()
    {
        if (_finish is null)
        {
            return null;
        }

        List<AIContent> contents = [.. _calls.Values.Select(call => OpenAIMessageConverter.CreateToolCall(call.Id, call.Name, call.Arguments.ToString()))];
        if (_refusal.Length > 0)
        {
            contents.Add(OpenAIMessageConverter.CreateRefusal(_refusal.ToString()));
        }

        var last = CreateUpdate(contents);
        last.FinishReason = _finish;
        return last;
    }

    private ChatResponseUpdate CreateUpdate(List<AIContent> contents) => new(ChatRole.Assistant, contents) { ResponseId = _id, MessageId = _id };
}
