namespace Concierge.Server.Fleet;

/// <summary>The other servers of the fleet.</summary>
internal sealed class FleetPeers(IReadOnlyList<FleetPeer> peers, TimeProvider time)
{
    /// <summary>How long the peers are waited for.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    /// <summary>Asks all peers at once which of them holds a call.</summary>
    /// <returns><see langword="null"/> when none says so within the deadline.</returns>
    public async Task<FleetPeer?> FindOwnerAsync(string callId, CancellationToken cancellationToken)
    {
        FleetPeer? owner = null;
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        List<Task<FleetPeer?>> answers = [.. peers.Select(peer => peer.IfHoldsAsync(callId, asking.Token))];
        await foreach (var answer in Task.WhenEach(answers))
        {
            if (await answer is { } peer)
            {
                owner ??= peer;
                await asking.CancelAsync();
            }
        }

        // A request that was given up says nothing of the peers.
        cancellationToken.ThrowIfCancellationRequested();
        return owner;
    }

    /// <summary>Tells every peer of a call.</summary>
    /// <returns>That another server holds it, if one of them knows so; that it was not kept, if one of them failed.</returns>
    public async Task<TellAnswer> TellAsync(string callId, byte[] snapshot)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        var answers = await Task.WhenAll(peers.Select(peer => peer.TellAsync(callId, snapshot, deadline.Token)));
        return answers.Contains(TellAnswer.Superseded) ? TellAnswer.Superseded
            : answers.Contains(TellAnswer.Failed) ? TellAnswer.Failed
            : TellAnswer.Kept;
    }

    /// <summary>Tells every peer that a call has ended.</summary>
    public async Task ForgetAsync(string callId, string owner)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        await Task.WhenAll(peers.Select(peer => peer.ForgetAsync(callId, owner, deadline.Token)));
    }
}
