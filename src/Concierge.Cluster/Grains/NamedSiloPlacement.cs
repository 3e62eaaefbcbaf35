namespace Concierge.Cluster.Grains;

/// <summary>Places a grain on the silo that its key names.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class NamedSiloPlacement : PlacementStrategy;
