namespace Concierge.Cluster.Membership;

/// <summary>The silos of the cluster.</summary>
internal sealed class ClusterMembers(ISiloStatusOracle oracle)
{
    /// <summary>This silo.</summary>
    public SiloAddress Own => oracle.SiloAddress;

    /// <summary>The number of active silos, with this one.</summary>
    public int Count => oracle.GetApproximateSiloStatuses(onlyActive: true).Count;

    /// <summary>Chooses another silo for a call: always the same one while the same silos are active.</summary>
    /// <returns><see langword="null"/> if this silo is alone.</returns>
    public SiloAddress? ChooseOther(string callId) => RankOthers(callId).FirstOrDefault();

    /// <summary>The other active silos, in the order in which they are asked to take a call.</summary>
    public IEnumerable<SiloAddress> RankOthers(string callId) => oracle.GetApproximateSiloStatuses(onlyActive: true).Keys
        .Where(silo => !silo.Equals(Own))
        .OrderByDescending(silo => HashCode.Combine(callId, silo));

    /// <summary>Whether a silo has been declared dead. One that has just joined may not be known here yet.</summary>
    public bool IsDead(SiloAddress silo) => oracle.GetApproximateSiloStatus(silo) == SiloStatus.Dead;
}
