namespace Concierge.Cluster.Grains;

/// <summary>A copy of a call, on its way from the owner to another server.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Owner">The silo that owns it.</param>
/// <param name="Generation">How often the call has been adopted.</param>
/// <param name="Sequence">When it was taken, as a timestamp of the owner: later copies of a generation have higher ones.</param>
/// <param name="Snapshot">The call's snapshot, as JSON.</param>
[GenerateSerializer]
[Immutable]
internal sealed record CopyOfCall(
    [property: Id(0)] string CallId,
    [property: Id(1)] SiloAddress Owner,
    [property: Id(2)] int Generation,
    [property: Id(3)] long Sequence,
    [property: Id(4)] byte[] Snapshot);
