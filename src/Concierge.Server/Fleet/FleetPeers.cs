namespace Concierge.Server.Fleet;

/// <summary>The peers of this server.</summary>
internal sealed class FleetPeers(IReadOnlyList<FleetPeer> peers, TimeProvider timeProvider)
{
    /// <summary>The timeout for the answers of the peers.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    /// <summary>Asks all peers in parallel which of them owns a call.</summary>
    /// <returns><see langword="null"/> when no peer claims the call within the timeout.</returns>
    public async Task<FleetPeer?> FindOwnerAsync(string callId, CancellationToken cancellationToken)
    {
        FleetPeer? owner = null;
        using var deadline = new CancellationTokenSource(Deadline, timeProvider);
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

        // After a cancelled request the answers say nothing about the peers.
        cancellationToken.ThrowIfCancellationRequested();
        return owner;
    }

    /// <summary>Sends a snapshot of a call to every peer.</summary>
    /// <returns><see cref="TellAnswer.Superseded"/> if a peer knows another owner; else <see cref="TellAnswer.Failed"/> if a peer failed.</returns>
    public async Task<TellAnswer> TellAsync(string callId, byte[] snapshot)
    {
        using var deadline = new CancellationTokenSource(Deadline, timeProvider);
        var answers = await Task.WhenAll(peers.Select(peer => peer.TellAsync(callId, snapshot, deadline.Token)));
        return answers.Contains(TellAnswer.Superseded) ? TellAnswer.Superseded
            : answers.Contains(TellAnswer.Failed) ? TellAnswer.Failed
            : TellAnswer.Kept;
    }

    /// <summary>Reports to every peer that a call has ended.</summary>
    public async Task ForgetAsync(string callId, string owner)
    {
        using var deadline = new CancellationTokenSource(Deadline, timeProvider);
        await Task.WhenAll(peers.Select(peer => peer.ForgetAsync(callId, owner, deadline.Token)));
    }
}
