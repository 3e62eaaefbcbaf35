namespace Concierge.Server.Routing;

/// <summary>Marks an endpoint whose requests belong to one call. In a cluster they are forwarded to the server that owns it.</summary>
internal sealed class CallRoute
{
    private CallRoute()
    {
    }

    /// <summary>A signed request of Twilio. The call is in the query, or in the path of a media stream.</summary>
    public static CallRoute Twilio { get; } = new();

    /// <summary>A request of the API with the API key. The call is in the path.</summary>
    public static CallRoute Api { get; } = new();
}
