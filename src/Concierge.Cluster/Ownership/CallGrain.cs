using Concierge.Cluster.Grains;

namespace Concierge.Cluster.Ownership;

/// <summary>
/// Knows which server owns a call. It is on that server, and is lost with it; the server that adopts the call registers again, and every owner does so
/// each minute.
/// </summary>
[Orleans.Placement.PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 5)]
internal sealed class CallGrain : Grain, ICallGrain
{
    private CallOwner? _owner;

    /// <inheritdoc/>
    public Task<CallOwner?> FindOwnerAsync()
    {
        if (_owner is null)
        {
            // Nobody's call: the server that registers it next has the grain on its own silo.
            DeactivateOnIdle();
        }

        return Task.FromResult(_owner);
    }

    /// <inheritdoc/>
    public Task SetOwnerAsync(CallOwner owner)
    {
        if (_owner is null || owner.Generation >= _owner.Generation)
        {
            _owner = owner;
        }

        return Task.CompletedTask;
    }
}
