namespace Concierge.Server.Fleet;

/// <summary>The peers of this server.</summary>
internal sealed class PeerRegistry(IReadOnlyList<PeerClient> peers, TimeProvider timeProvider)
{
    /// <summary>The timeout for the answers of the peers.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Asks all peers in parallel which of them owns a call.</summary>
    /// <returns><see langword="null"/> when no peer claims the call within the timeout.</returns>
    public async Task<PeerClient?> FindOwnerAsync(string callId, CancellationToken cancellationToken)
    {
        PeerClient? owner = null;
        using var deadline = new CancellationTokenSource(RequestTimeout, timeProvider);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        List<Task<PeerClient?>> answers = [.. peers.Select(peer => peer.FindIfOwnerAsync(callId, asking.Token))];
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
    /// <returns>
    /// <see cref="ReplicationResult.Superseded"/> if a peer knows another owner; else <see cref="ReplicationResult.Failed"/> if a peer
    /// failed.
    /// </returns>
    public async Task<ReplicationResult> SendSnapshotAsync(string callId, byte[] snapshot)
    {
        using var deadline = new CancellationTokenSource(RequestTimeout, timeProvider);
        var answers = await Task.WhenAll(peers.Select(peer => peer.SendSnapshotAsync(callId, snapshot, deadline.Token)));
        return answers.Contains(ReplicationResult.Superseded) ? ReplicationResult.Superseded
            : answers.Contains(ReplicationResult.Failed) ? ReplicationResult.Failed
            : ReplicationResult.Stored;
    }

    /// <summary>Reports to every peer that a call has ended.</summary>
    public async Task ReportEndedAsync(string callId, string owner)
    {
        using var deadline = new CancellationTokenSource(RequestTimeout, timeProvider);
        await Task.WhenAll(peers.Select(peer => peer.ReportEndedAsync(callId, owner, deadline.Token)));
    }
}
