namespace Concierge.Language.Acts;

/// <summary>What a yes to the agent's last sentence means.</summary>
/// <param name="IsAboutTable">Whether the sentence names or recalls the table.</param>
/// <param name="AsksWhetherAgreed">Whether it asks if the table is booked, changed or cancelled.</param>
internal sealed record AgentProposal(bool IsAboutTable, bool AsksWhetherAgreed)
{
    /// <summary>The agent has said nothing that a yes could mean.</summary>
    public static AgentProposal None { get; } = new(IsAboutTable: false, AsksWhetherAgreed: false);
}
