using Concierge.Server.Api;

namespace Concierge.Cli.Client;

/// <summary>One progress event of a request. At most one of the typed members is set, depending on the event's name.</summary>
internal sealed record ServerEvent(string Name, string Json)
{
    public HandedOffView? HandedOff { get; init; }

    public RestaurantView? Restaurant { get; init; }

    public RestaurantsView? Restaurants { get; init; }

    public TextView? Text { get; init; }

    public UnderstoodView? Understood { get; init; }

    public CallAccepted? CallStarted { get; init; }

    public CallEventView? Call { get; init; }

    public InterruptedCallView? Interrupted { get; init; }

    public RequestAnswer? Answer { get; init; }
}
