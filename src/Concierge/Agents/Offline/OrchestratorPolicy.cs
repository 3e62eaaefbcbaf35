using Concierge.Agents.Loop;
using Concierge.Language;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>What the rule-based model does as the front desk: it hands over, answers a greeting, or declines.</summary>
internal static class OrchestratorPolicy
{
    private const string WhatItDoes = "I book restaurant tables by telephone. Tell me the restaurant, how many people, which day and what time.";

    /// <summary>Decides on words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="tools">What is offered.</param>
    public static AIContent Decide(Dialogue dialogue, IReadOnlySet<string> tools)
    {
        var said = dialogue.Last;
        if (said.Has(Intents.OffTopic))
        {
            return tools.Contains(AgentToolNames.DeclineOffTopic) ? Replies.Call(AgentToolNames.DeclineOffTopic) : NotUnderstood(said);
        }

        return InCharge(dialogue) is { } transfer && tools.Contains(transfer) ? Replies.Call(transfer) : NotUnderstood(said);
    }

    private static string? InCharge(Dialogue dialogue)
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

    // "Tomorrow at 7pm" alone is no request for a table, unless one is spoken of.
    private static bool IsBooking(Dialogue dialogue, Understanding said) =>
        said.Has(Intents.Book)
        || (said.Has(Intents.Again) && dialogue.LastCall is not null)
        || (said.Restaurant ?? said.PhoneNumber) is not null || said.PartySize is not null
        || (dialogue.UnderWay && (dialogue.Moved || said.HasDetails || said.Has(Intents.Yes)))
        || (dialogue.Moved && dialogue.LastCall is not null);

    private static TextContent NotUnderstood(Understanding said) =>
        Replies.Say(said.Has(Intents.SmallTalk) ? WhatItDoes : $"I did not understand that. {WhatItDoes}");
}
