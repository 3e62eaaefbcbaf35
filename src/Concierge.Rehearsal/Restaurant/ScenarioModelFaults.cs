namespace Concierge.Rehearsal.Restaurant;

/// <summary>The faults of the voice model in a scenario. Times are measured from the answer of the call.</summary>
/// <param name="DropAfter">When the model's connection drops; <see langword="null"/> for never.</param>
/// <param name="SilentAfter">When the model stops sending although the connection stays open; <see langword="null"/> for never.</param>
/// <param name="ExpireAfter">The maximum duration of a session; <see langword="null"/> for OpenAI's limit of one hour.</param>
/// <param name="RefusesReconnection">Whether the server rejects all sessions after the first.</param>
public sealed record ScenarioModelFaults(TimeSpan? DropAfter, TimeSpan? SilentAfter, TimeSpan? ExpireAfter, bool RefusesReconnection)
{
    /// <summary>No faults.</summary>
    public static ScenarioModelFaults None { get; } = new(null, null, null, RefusesReconnection: false);
}
