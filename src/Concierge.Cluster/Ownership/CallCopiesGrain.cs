using Concierge.Calls.Lifecycle;
using Concierge.Cluster.Grains;
using Orleans.Concurrency;

namespace Concierge.Cluster.Ownership;

/// <summary>Keeps the copies of other servers' calls on this silo.</summary>
[NamedSiloPlacement]
[Reentrant]
internal sealed class CallCopiesGrain(CallCopyStore copies, CallAdopter adopter, CallManager calls, TimeProvider timeProvider) : Grain, ICallCopiesGrain
{
    // The server that stops closes the stream, and the carrier then asks for the next one.
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task KeepAsync(CopyOfCall copy)
    {
        copies.Keep(copy);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string callId, int generation)
    {
        copies.Remove(callId, generation);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> TakeOverAsync(CopyOfCall copy)
    {
        if (calls.IsDraining)
        {
            return Task.FromResult(false);
        }

        // The copy that is handed over, and no other: one of a later generation is that of a call which a third server owns by now.
        copies.Keep(copy);
        return adopter.TryAdoptAsync(new CallCopy(copy, timeProvider.GetTimestamp()), ReconnectAfter);
    }
}
