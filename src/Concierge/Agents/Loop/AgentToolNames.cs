namespace Concierge.Agents.Loop;

/// <summary>The names of the tools that hand off between agents or decline.</summary>
internal static class AgentToolNames
{
    /// <summary>Hands a new or changed table off.</summary>
    public const string TransferToReservationAgent = "transfer_to_reservation_agent";

    /// <summary>Hands existing bookings off.</summary>
    public const string TransferToCancellationAgent = "transfer_to_cancellation_agent";

    /// <summary>Hands a search off.</summary>
    public const string TransferToSearchAgent = "transfer_to_search_agent";

    /// <summary>Hands back to the orchestrator.</summary>
    public const string TransferToOrchestrator = "transfer_to_orchestrator";

    /// <summary>Declines a request that has nothing to do with tables.</summary>
    public const string DeclineOffTopic = "decline_off_topic";
}
