namespace Concierge.Agents;

/// <summary>How a request in words is carried out.</summary>
public sealed record AgentRunOptions
{
    /// <summary>Whether the person has confirmed beforehand what the words ask for, so that a cancellation is not asked about again.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether the call is only planned: nobody is called, and the answer has the plan.</summary>
    public bool PlansOnly { get; init; }
}
