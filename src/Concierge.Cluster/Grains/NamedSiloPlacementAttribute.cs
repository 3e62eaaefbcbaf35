using Orleans.Placement;

namespace Concierge.Cluster.Grains;

/// <summary>Places the grains of a class on the silos that their keys name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NamedSiloPlacementAttribute() : PlacementAttribute(new NamedSiloPlacement());
