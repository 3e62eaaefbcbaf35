using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Snapshots;
using Concierge.Cluster.Forwarding;
using Concierge.Cluster.Grains;
using Concierge.Cluster.Membership;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Handover;

/// <summary>Hands the live calls of a server that stops over to the others. The carrier then connects their media streams there.</summary>
internal sealed partial class CallHandover(
    CallManager calls, IGrainFactory grains, ClusterMembers members, CallForwarder forwarder, TimeProvider timeProvider, ILogger<CallHandover> logger)
    : ICallHandover
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    // While a silo leaves, the others may wait for a second until they know again who owns a call.
    private static readonly TimeSpan ReconnectTime = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task HandOverAsync(CancellationToken cancellationToken)
    {
        var live = calls.GetCalls().Where(call => call is { Ending: null, CallSid: not null, ScheduledRetry: null, Completion.IsCompleted: false }).ToList();
        var handedOver = await Task.WhenAll(live.Select(call => TryHandOverAsync(call, cancellationToken)));
        if (live.Count > 0)
        {
            LogHandedOver(handedOver.Count(done => done), live.Count);
        }
    }

    /// <inheritdoc/>
    public async Task EndForwardedStreamsAsync(CancellationToken cancellationToken)
    {
        if (forwarder.EndStreams())
        {
            await Task.Delay(ReconnectTime, timeProvider, cancellationToken);
        }
    }

    // A server that is being stopped, too, does not take it.
    private async Task<bool> TryHandOverAsync(Call call, CancellationToken cancellationToken)
    {
        foreach (var successor in members.RankOthers(call.Id))
        {
            if (calls.TryGetSession(call.Id, out var session) && await TryHandOverAsync(call, session, successor, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> TryHandOverAsync(Call call, CallSession session, SiloAddress successor, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = CallSnapshotSerializer.Serialize(session.CreateSnapshot());
            var isTaken = await grains.GetGrain<ICallCopiesGrain>(successor.ToParsableString())
                .TakeOverAsync(new CopyOfCall(call.Id, members.Own, call.Generation, timeProvider.GetTimestamp(), snapshot))
                .WaitAsync(Timeout, timeProvider, cancellationToken);
            if (isTaken)
            {
                calls.Relinquish(call);
            }

            return isTaken;
        }
        catch (Exception exception)
        {
            LogNotHandedOver(call.Id, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(2841, LogLevel.Information, "{Count} of {Total} calls were handed over to other servers")]
    private partial void LogHandedOver(int count, int total);

    [LoggerMessage(2842, LogLevel.Warning, "Call {CallId}: it could not be handed over ({Cause})")]
    private partial void LogNotHandedOver(string callId, string cause);
}
