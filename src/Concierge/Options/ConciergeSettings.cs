using Concierge.Media.Realtime;

namespace Concierge.Options;

/// <summary>
/// Everything that can be set, already validated. Loaded by <c>ConciergeSettingsLoader</c> from the command line, the environment and
/// <c>.env</c>, in that order of precedence. A service takes the part that it uses, not the whole.
/// </summary>
public sealed record ConciergeSettings
{
    /// <summary>The voice model.</summary>
    public RealtimeOptions Realtime { get; init; } = new();

    /// <summary>The agents' chat model.</summary>
    public AgentOptions Agents { get; init; } = new();

    /// <summary>The Twilio account, and where Twilio reaches this server.</summary>
    public TwilioOptions Twilio { get; init; } = new();

    /// <summary>How a call is held and repeated.</summary>
    public CallOptions Calls { get; init; } = new();

    /// <summary>How many calls may be made.</summary>
    public CallLimitOptions Limits { get; init; } = new();

    /// <summary>Which restaurants are known without the directory, and which numbers may be called.</summary>
    public RestaurantOptions Restaurants { get; init; } = new();

    /// <summary>The guest in whose name tables are booked.</summary>
    public GuestOptions Guest { get; init; } = new();

    /// <summary>The web server, and the servers beside it.</summary>
    public ServerOptions Server { get; init; } = new();

    /// <summary>What assistants may do without asking a person.</summary>
    public McpOptions Mcp { get; init; } = new();

    /// <summary>Where bookings and restaurants are kept.</summary>
    public StorageOptions Storage { get; init; } = new();
}
