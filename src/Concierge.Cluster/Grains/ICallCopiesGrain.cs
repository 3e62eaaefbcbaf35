namespace Concierge.Cluster.Grains;

/// <summary>
/// Keeps the copies of other servers' calls on one silo. Its key is the silo's address, as <see cref="SiloAddress.ToParsableString"/> writes it.
/// </summary>
internal interface ICallCopiesGrain : IGrainWithStringKey
{
    /// <summary>Keeps a copy, in place of an earlier one of the same call.</summary>
    Task KeepAsync(CopyOfCall copy);

    /// <summary>Forgets the copy of a call that has ended, or of which another silo keeps the copy now.</summary>
    Task ForgetAsync(string callId, int generation);

    /// <summary>Takes a call over from a server that stops.</summary>
    /// <returns>Whether this silo owns the call now. One that is being stopped does not take it.</returns>
    Task<bool> TakeOverAsync(CopyOfCall copy);
}
