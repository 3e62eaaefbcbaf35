namespace Concierge.Rehearsal.Restaurant;

/// <summary>The faults of the voice model in a scenario. Times are measured from the answer of the call.</summary>
/// <param name="DropAfter">When its connection drops; <see langword="null"/> for never.</param>
/// <param name="SilentAfter">When it stops answering although the connection stays open; <see langword="null"/> for never.</param>
/// <param name="ExpireAfter">The maximum duration of a session; <see langword="null"/> for OpenAI's limit of one hour.</param>
/// <param name="StaysAway">Whether the server refuses further sessions afterwards.</param>
public sealed record ModelFaults(TimeSpan? DropAfter, TimeSpan? SilentAfter, TimeSpan? ExpireAfter, bool StaysAway)
{
    /// <summary>No faults.</summary>
    public static ModelFaults None { get; } = new(null, null, null, StaysAway: false);
}
