namespace Concierge.Cluster.Grains;

/// <summary>Knows which server owns a call. Its key is the call's id.</summary>
internal interface ICallGrain : IGrainWithStringKey
{
    /// <summary>Returns the owner; <see langword="null"/> if no server has registered the call.</summary>
    Task<CallOwner?> FindOwnerAsync();

    /// <summary>Registers the owner. An owner of an earlier generation is ignored.</summary>
    Task SetOwnerAsync(CallOwner owner);
}
