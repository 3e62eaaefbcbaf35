namespace Concierge.Server.Fleet;

/// <summary>Marks an endpoint whose requests belong to one call and are routed to the server that owns it.</summary>
internal sealed class CallRoute
{
    private CallRoute()
    {
    }

    /// <summary>A signed webhook of Twilio.</summary>
    public static CallRoute Webhook { get; } = new();

    /// <summary>Twilio's status callback.</summary>
    public static CallRoute StatusCallback { get; } = new();

    /// <summary>Twilio's media stream, which names its call only after the WebSocket is accepted.</summary>
    public static CallRoute Stream { get; } = new();

    /// <summary>A request of the API with the API key.</summary>
    public static CallRoute Api { get; } = new();

    /// <summary>The API's request to hang up, which must work even when the call's server has failed.</summary>
    public static CallRoute HangUp { get; } = new();
}
