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
    public static AIContent Decide(Dialogue dialogue, IReadOnlySet<string> tools)
    {
        var said = dialogue.Last;
        if (said.Has(Intents.OffTopic))
        {
            return tools.Contains(AgentToolNames.DeclineOffTopic) ? Replies.Call(AgentToolNames.DeclineOffTopic) : CreateFallback(said);
        }

        return FindAgentFor(dialogue) is { } transfer && tools.Contains(transfer) ? Replies.Call(transfer) : CreateFallback(said);
    }

    private static string? FindAgentFor(Dialogue dialogue)
    {
        var said = dialogue.Last;
        if (said.Has(Intents.Refrain))
        {
            return AgentToolNames.TransferToReservationAgent;
        }

        return !dialogue.IsSteered ? null : dialogue.Errand switch
        {
            Errand.Cancel or Errand.GiveUp or Errand.List => AgentToolNames.TransferToCancellationAgent,
            Errand.Search => AgentToolNames.TransferToSearchAgent,
            Errand.Change => AgentToolNames.TransferToReservationAgent,
            Errand.Book when IsBooking(dialogue, said) => AgentToolNames.TransferToReservationAgent,
            _ => null,
        };
    }

    // "Tomorrow at 7pm" alone asks for a table only if a booking is under discussion.
    private static bool IsBooking(Dialogue dialogue, Understanding said) =>
        said.Has(Intents.Book)
        || (said.Has(Intents.Again) && dialogue.LastCall is not null)
        || (said.Restaurant ?? said.PhoneNumber) is not null || said.PartySize is not null
        || (dialogue.UnderWay && (dialogue.Moved || said.HasDetails || said.Has(Intents.Yes)))
        || (dialogue.Moved && dialogue.LastCall is not null);

    private static TextContent CreateFallback(Understanding said) =>
        Replies.Say(said.Has(Intents.SmallTalk) ? Capabilities : $"I did not understand that. {Capabilities}");
}
