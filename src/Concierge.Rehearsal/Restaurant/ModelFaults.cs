namespace Concierge.Rehearsal.Restaurant;

/// <summary>What befalls the voice model in a scenario. Times count from the answer of the call.</summary>
/// <param name="DropAfter">When its connection is cut; <see langword="null"/>: never.</param>
/// <param name="SilentAfter">When it stops answering although the connection stays; <see langword="null"/>: never.</param>
/// <param name="ExpireAfter">The longest duration of a session; <see langword="null"/>: an hour, as OpenAI has it.</param>
/// <param name="StaysAway">Whether no other session can be opened afterwards.</param>
public sealed record ModelFaults(TimeSpan? DropAfter, TimeSpan? SilentAfter, TimeSpan? ExpireAfter, bool StaysAway)
{
    /// <summary>Nothing befalls it.</summary>
    public static ModelFaults None { get; } = new(null, null, null, StaysAway: false);
}
