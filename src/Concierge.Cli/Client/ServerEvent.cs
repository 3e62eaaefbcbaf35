using Concierge.Server.Api;

namespace Concierge.Cli.Client;

/// <summary>One event of a request's progress, read. Exactly one member is set, by the event's name.</summary>
internal sealed record ServerEvent(string Name, string Json)
{
    public HandedOffView? HandedOff { get; init; }

    public RestaurantView? Restaurant { get; init; }

    public UnderstoodView? Understood { get; init; }

    public CallAccepted? CallStarted { get; init; }

    public CallEventView? Call { get; init; }

    public InterruptedCallView? Interrupted { get; init; }

    public RequestAnswer? Answer { get; init; }
}
