namespace Concierge.Cluster.Grains;

/// <summary>The owner of a call.</summary>
/// <param name="Address">The address to which requests are forwarded: scheme, host and port.</param>
/// <param name="Generation">How often the call had been adopted when this server became its owner.</param>
[GenerateSerializer]
[Immutable]
internal sealed record CallOwner([property: Id(0)] string Address, [property: Id(1)] int Generation);
