using Concierge.Agents.Loop;
using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents;

/// <summary>The tool call of a conversation that was only planned.</summary>
/// <param name="call">The tool call with its arguments.</param>
internal sealed class PlannedCall(FunctionCallContent call)
{
    /// <summary>What stands in the conversation for the guest's agreement to a plan.</summary>
    public const string Agreement = "Yes, call them.";

    /// <summary>Finds the last call that the agents of a conversation planned; <see langword="null"/> if there is none.</summary>
    public static PlannedCall? FindIn(Conversation conversation)
    {
        var contents = conversation.Messages.SelectMany(message => message.Contents).ToList();
        return contents.OfType<FunctionResultContent>().LastOrDefault(result => result.Result?.ToString() == RestaurantCallTool.Planned) is { } planned
            && contents.OfType<FunctionCallContent>().LastOrDefault(call => call.CallId == planned.CallId) is { } found
                ? new PlannedCall(found)
                : null;
    }

    /// <summary>Records that the tool was called again after the guest's agreement, and what came of it.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="result">The tool's result.</param>
    public void RecordResult(Conversation conversation, string result)
    {
        var again = new FunctionCallContent($"call_{Guid.NewGuid():N}"[..20], call.Name, call.Arguments);
        conversation.Messages.Add(new ChatMessage(ChatRole.Assistant, [again]));
        conversation.Messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(again.CallId, result)]));
    }
}
