using Concierge.Contracts.Api;

namespace Concierge.Cli.Client;

/// <summary>One progress event of a request. At most one of the typed members is set, depending on the event's name.</summary>
internal sealed record ServerEvent(string Name, string Json)
{
    public HandOffView? HandedOff { get; init; }

    public RestaurantView? Restaurant { get; init; }

    public RestaurantsFoundView? Restaurants { get; init; }

    public AgentTextView? Text { get; init; }

    public UnderstoodRequestView? Understood { get; init; }

    public PlanView? Plan { get; init; }

    public CallAccepted? CallStarted { get; init; }

    public CallEventView? Call { get; init; }

    public InterruptedCallView? Interrupted { get; init; }

    public RequestAnswer? Answer { get; init; }
}
