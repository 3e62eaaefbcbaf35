namespace Concierge.Language.Acts;

/// <summary>What a yes to the agent's last sentence means.</summary>
/// <param name="Topic">What the sentence is about.</param>
/// <param name="AsksWhetherAgreed">Whether it asks if the table is booked, changed or cancelled.</param>
internal sealed record AgentProposal(AgentTopic Topic, bool AsksWhetherAgreed)
{
    /// <summary>Whether a no agrees: "would it be a problem?".</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether it asks for a deposit or another payment: a yes wants one.</summary>
    public bool AsksForPayment { get; init; }

    /// <summary>Whether it asks whether the table is there: after an agreement the answer has to be a yes.</summary>
    public bool AsksForTable { get; init; }

    /// <summary>Whether it begins with "no": what the callee said last is not right.</summary>
    public bool Denies { get; init; }

    /// <summary>Whether it gives the table back, or leaves the decision to the guest.</summary>
    public bool Withdraws { get; init; }

    /// <summary>The agent has said nothing that a yes could mean.</summary>
    public static AgentProposal None { get; } = new(AgentTopic.None, AsksWhetherAgreed: false);
}
