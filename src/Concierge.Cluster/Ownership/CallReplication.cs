using System.Collections.Concurrent;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Cluster.Membership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Ownership;

/// <summary>Keeps a copy of every call of this server in the memory of another one.</summary>
internal sealed class CallReplication(
    CallManager calls, IGrainFactory grains, ClusterMembers members, TimeProvider timeProvider, ILogger<ReplicatedCall> logger) : IHostedService
{
    // A client is not kept waiting for another server that does not answer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Call, ReplicatedCall> _running = [];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted += OnCallStarted;
        return Task.CompletedTask;
    }

    /// <summary>Waits until the copies of the calls that have ended are gone.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted -= OnCallStarted;
        return Task.WhenAll(_running.Values.Select(replicated => replicated.Completion)).WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Waits, at most a second, until the calls that Twilio has accepted have their first copy: a call of which a client knows survives the loss of this
    /// server.
    /// </summary>
    public async Task WaitAsync() => await Task.WhenAll(_running.Values.Select(replicated => replicated.FirstCopy).Where(copied => !copied.IsCompleted))
        .WaitAsync(LongestWait, timeProvider)
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Copies every call again, after a change of the cluster. Does not wait.</summary>
    public void CopyAll()
    {
        foreach (var replicated in _running.Values)
        {
            replicated.Copy();
        }
    }

    private void OnCallStarted(object? sender, CallStartedEventArgs started)
    {
        var call = started.Call;
        var replicated = new ReplicatedCall(call, calls, grains, members, timeProvider, logger);
        _running[call] = replicated;
        _ = replicated.Completion.ContinueWith(_ => _running.TryRemove(call, out var _), TaskScheduler.Default);
    }
}
