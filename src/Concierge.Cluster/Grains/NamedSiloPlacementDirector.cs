using Orleans.Runtime.Placement;

namespace Concierge.Cluster.Grains;

/// <summary>Places a grain on the silo that its key names, as long as that silo is active.</summary>
internal sealed class NamedSiloPlacementDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : Task.FromException<SiloAddress>(new OrleansException($"The silo {silo} is not active."));
    }
}
