using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Concierge.Calls;
using Concierge.Calls.Fleet;
using Concierge.Calls.Lifecycle;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>
/// Sends a snapshot of every call of this server to the peers after each change. The call never waits: changes during a send are coalesced into
/// the next one.
/// </summary>
internal sealed partial class CallReplication(
    CallManager calls,
    CallOwnershipRegistry fleet,
    PeerRegistry peers,
    TimeProvider timeProvider,
    ILogger<CallReplication> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Call, Task> _running = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted += (_, started) => Replicate(started.Call);
        return Task.CompletedTask;
    }

    /// <summary>Waits until the peers know that all calls have ended.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private void Replicate(Call call)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        call.Changed += (_, _) => changes.Writer.TryWrite(true);
        changes.Writer.TryWrite(true);
        _running[call] = Task.Run(() => RunAsync(call, changes));
    }

    private async Task RunAsync(Call call, Channel<bool> changes)
    {
        try
        {
            _ = call.Completion.ContinueWith(_ => changes.Writer.TryComplete(), TaskScheduler.Default);
            await using var retry = timeProvider.CreateTimer(_ => changes.Writer.TryWrite(true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            await foreach (var change in changes.Reader.ReadAllAsync())
            {
                // A peer that missed this snapshot gets another after the delay, unless a newer one was sent before.
                if (!await TrySendAsync(call))
                {
                    retry.Change(PeerClient.BackOff, Timeout.InfiniteTimeSpan);
                }
            }

            await peers.ReportEndedAsync(call.Id, fleet.ServerId);
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, call.Id);
        }
        finally
        {
            _running.TryRemove(call, out _);
        }
    }

    private async Task<bool> TrySendAsync(Call call)
    {
        // Before Twilio has accepted the call there is nothing that another server could adopt.
        if (call.Completion.IsCompleted || fleet.CreateSnapshot(call) is not { CallSid: not null } snapshot)
        {
            return true;
        }

        var answer = await peers.SendSnapshotAsync(call.Id, JsonSerializer.SerializeToUtf8Bytes(snapshot, FleetJsonContext.Default.CallSnapshot));
        if (answer == ReplicationResult.Superseded)
        {
            fleet.Relinquish(call);
        }

        return answer != ReplicationResult.Failed;
    }

    [LoggerMessage(2611, LogLevel.Error, "Call {CallId}: unexpected error in its replication")]
    private partial void LogUnexpectedError(Exception exception, string callId);
}
