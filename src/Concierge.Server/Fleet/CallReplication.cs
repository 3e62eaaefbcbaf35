using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Concierge.Calls;
using Concierge.Calls.Fleet;
using Concierge.Calls.Lifecycle;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>Tells the peers of every call that this server holds, whenever something about it has changed. The call never waits: what changes while the peers are being told is told next, once.</summary>
internal sealed partial class CallReplication(CallManager calls, FleetCalls fleet, FleetPeers peers, TimeProvider time, ILogger<CallReplication> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Call, Task> _running = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        calls.Began = Follow;
        return Task.CompletedTask;
    }

    /// <summary>Waits until the peers know that the calls, all of which have been ended, are over.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private void Follow(Call call)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        call.Changed = () => changes.Writer.TryWrite(true);
        changes.Writer.TryWrite(true);
        _running[call] = Task.Run(() => RunAsync(call, changes));
    }

    private async Task RunAsync(Call call, Channel<bool> changes)
    {
        try
        {
            _ = call.Completion.ContinueWith(_ => changes.Writer.TryComplete(), TaskScheduler.Default);
            await using var again = time.CreateTimer(_ => changes.Writer.TryWrite(true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            await foreach (var change in changes.Reader.ReadAllAsync())
            {
                // Whoever missed this is told the same once more, if there is nothing newer by then.
                if (!await TryTellAsync(call))
                {
                    again.Change(FleetPeer.Rest, Timeout.InfiniteTimeSpan);
                }
            }

            await peers.ForgetAsync(call.Id, fleet.Self);
        }
        catch (Exception fault)
        {
            LogFault(fault, call.Id);
        }
        finally
        {
            _running.TryRemove(call, out _);
        }
    }

    private async Task<bool> TryTellAsync(Call call)
    {
        // Before Twilio has the call there is nothing that another server could go on with.
        if (call.Completion.IsCompleted || fleet.Snapshot(call) is not { CallSid: not null } snapshot)
        {
            return true;
        }

        var answer = await peers.TellAsync(call.Id, JsonSerializer.SerializeToUtf8Bytes(snapshot, FleetJsonContext.Default.CallSnapshot));
        if (answer == TellAnswer.Superseded)
        {
            fleet.LetGo(call);
        }

        return answer != TellAnswer.Failed;
    }

    [LoggerMessage(2611, LogLevel.Error, "Call {CallId}: a fault in telling the peers of it")]
    private partial void LogFault(Exception exception, string callId);
}
