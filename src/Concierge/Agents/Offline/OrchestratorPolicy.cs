using Concierge.Agents.Loop;
using Concierge.Language;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step as the orchestrator: hand off, answer a greeting or decline.</summary>
internal static class OrchestratorPolicy
{
    private const string Capabilities = "I book restaurant tables by telephone. Tell me the restaurant, how many people, which day and what time.";

    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="tools">The tools offered.</param>
    public static AIContent Decide(DialogueState dialogue, IReadOnlySet<string> tools)
    {
        var said = dialogue.LastMessage;
        if (said.HasIntent(GuestIntents.OffTopic))
        {
            return tools.Contains(AgentToolNames.DeclineOffTopic) ? ReplyFactory.CreateToolCall(AgentToolNames.DeclineOffTopic) : CreateFallback(said);
        }

        return FindAgentFor(dialogue) is { } transfer && tools.Contains(transfer) ? ReplyFactory.CreateToolCall(transfer) : CreateFallback(said);
    }

    private static string? FindAgentFor(DialogueState dialogue)
    {
        var said = dialogue.LastMessage;
        if (said.HasIntent(GuestIntents.DoNotCall))
        {
            return AgentToolNames.TransferToReservationAgent;
        }

        return !dialogue.IsActionable ? null : dialogue.Goal switch
        {
            RequestGoal.Cancel or RequestGoal.GiveUp or RequestGoal.List => AgentToolNames.TransferToCancellationAgent,
            RequestGoal.Search => AgentToolNames.TransferToSearchAgent,
            RequestGoal.Change => AgentToolNames.TransferToReservationAgent,
            RequestGoal.Book when IsBooking(dialogue, said) => AgentToolNames.TransferToReservationAgent,
            _ => null,
        };
    }

    // "Tomorrow at 7pm" alone asks for a table only if a booking is under discussion.
    private static bool IsBooking(DialogueState dialogue, ParsedRequest said) =>
        said.HasIntent(GuestIntents.Book)
        || (said.HasIntent(GuestIntents.RepeatCall) && dialogue.LastCall is not null)
        || (said.Restaurant ?? said.PhoneNumber) is not null || said.PartySize is not null
        || (dialogue.IsUnderWay && (dialogue.HasProgressed || said.HasDetails || said.HasIntent(GuestIntents.Accept)))
        || (dialogue.HasProgressed && dialogue.LastCall is not null);

    private static TextContent CreateFallback(ParsedRequest said) =>
        ReplyFactory.CreateText(said.HasIntent(GuestIntents.SmallTalk) ? Capabilities : $"I did not understand that. {Capabilities}");
}
