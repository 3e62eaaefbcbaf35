using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace Concierge.Agents.OpenAI;

/// <summary>Puts streamed tool calls together: their arguments arrive in pieces, several calls interleaved by index.</summary>
internal sealed class StreamingAssembly
{
    private readonly SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)> _calls = [];
    private readonly StringBuilder _refusal = new();
    private ChatFinishReason? _finish;
    private string? _id;

    /// <summary>Whether nothing has come yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Takes one piece; returns what can be passed on at once.</summary>
    public ChatResponseUpdate? Add(StreamingChatCompletionUpdate piece)
    {
        IsEmpty = false;
        _id ??= piece.CompletionId;
        _finish = OpenAIMessages.Finish(piece.FinishReason) ?? _finish;
        _refusal.Append(piece.RefusalUpdate);
        foreach (var call in piece.ToolCallUpdates)
        {
            var known = _calls.TryGetValue(call.Index, out var begun) ? begun : ("", "", new StringBuilder());
            known.Item3.Append(call.FunctionArgumentsUpdate?.ToString());
            _calls[call.Index] = (call.ToolCallId is { Length: > 0 } id ? id : known.Item1, call.FunctionName is { Length: > 0 } name ? name : known.Item2, known.Item3);
        }

        List<AIContent> contents = [.. piece.ContentUpdate.Where(part => part.Text is { Length: > 0 }).Select(part => new TextContent(part.Text))];
        if (OpenAIMessages.Usage(piece.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return contents.Count == 0 ? null : Update(contents);
    }

    /// <summary>What remains at the end: tool calls, a refusal, the reason it ended.</summary>
    /// <returns><see langword="null"/> when it ended without a reason: it broke off, and what came of a tool call is not whole.</returns>
    public ChatResponseUpdate? Complete()
    {
        if (_finish is null)
        {
            return null;
        }

        List<AIContent> contents = [.. _calls.Values.Select(call => OpenAIMessages.Call(call.Id, call.Name, call.Arguments.ToString()))];
        if (_refusal.Length > 0)
        {
            contents.Add(OpenAIMessages.Refusal(_refusal.ToString()));
        }

        var last = Update(contents);
        last.FinishReason = _finish;
        return last;
    }

    private ChatResponseUpdate Update(List<AIContent> contents) => new(ChatRole.Assistant, contents) { ResponseId = _id, MessageId = _id };
}
