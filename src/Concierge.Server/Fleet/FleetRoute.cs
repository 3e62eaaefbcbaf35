namespace Concierge.Server.Fleet;

/// <summary>Marks an endpoint whose requests belong to one call, and go to the server of the fleet that holds it.</summary>
internal sealed class FleetRoute
{
    private FleetRoute()
    {
    }

    /// <summary>A webhook of Twilio's, signed.</summary>
    public static FleetRoute Webhook { get; } = new();

    /// <summary>Twilio's webhook that reports how a call is getting on.</summary>
    public static FleetRoute Report { get; } = new();

    /// <summary>Twilio's audio stream, which names its call only after it was accepted.</summary>
    public static FleetRoute Stream { get; } = new();

    /// <summary>A request of the API, with its key.</summary>
    public static FleetRoute Api { get; } = new();

    /// <summary>The API's request to put the line down, which must be possible whatever has become of the call's server.</summary>
    public static FleetRoute HangUp { get; } = new();
}
