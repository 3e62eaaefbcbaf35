using System.Collections.Concurrent;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Cluster.Grains;
using Concierge.Cluster.Membership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Ownership;

/// <summary>
/// Registers every call of this server as its own, so that the other servers forward its requests here: when it begins, and again each minute and after
/// each change of the cluster, because a registration can be lost with another server.
/// </summary>
internal sealed partial class CallRegistration(
    CallManager calls, IGrainFactory grains, ClusterNode node, TimeProvider timeProvider, ILogger<CallRegistration> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // The registration of an adopted call may go to the silo that has just failed, and is rejected until the cluster has another place for it.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(30);

    // A client is not kept waiting for a cluster that does not work.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private ITimer? _timer;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted += OnCallStarted;
        _timer = timeProvider.CreateTimer(_ => RegisterAll(), null, Period, Period);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted -= OnCallStarted;
        await _stopping.CancelAsync();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    /// <summary>Waits until the calls that have begun are registered: a client asks another server about a call as soon as it knows its id.</summary>
    public async Task WaitAsync() =>
        await Task.WhenAll(_running.Keys).WaitAsync(LongestWait, timeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Registers all calls again. Does not wait.</summary>
    public void RegisterAll()
    {
        foreach (var call in calls.GetCalls())
        {
            Register(call);
        }
    }

    /// <summary>
    /// Registers one call, and tries again for as long as the cluster rejects it, at most 30 s: until then no other server finds the call. Never throws:
    /// the next minute repeats it.
    /// </summary>
    public async Task RegisterAsync(string callId, int generation)
    {
        var (startedAt, stopping) = (timeProvider.GetTimestamp(), _stopping.Token);
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                await grains.GetGrain<ICallGrain>(callId)
                    .SetOwnerAsync(new CallOwner(node.Address.AbsoluteUri, generation))
                    .WaitAsync(Timeout, timeProvider, stopping);
                return;
            }
            catch (Exception exception)
            {
                var isOver = !calls.TryGet(callId, out var call) || call.Generation != generation || timeProvider.GetElapsedTime(startedAt) > GiveUpAfter;
                if (isOver || stopping.IsCancellationRequested)
                {
                    LogNotRegistered(callId, exception.GetType().Name);
                    return;
                }
            }

            await Task.Delay(pause, timeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    private void OnCallStarted(object? sender, CallStartedEventArgs started) => Register(started.Call);

    private void Register(Call call)
    {
        var registering = Task.Run(() => RegisterAsync(call.Id, call.Generation));
        _running[registering] = true;
        _ = registering.ContinueWith(done => _running.TryRemove(done, out var _), TaskScheduler.Default);
    }

    [LoggerMessage(2803, LogLevel.Warning, "Call {CallId}: it could not be registered in the cluster ({Cause})")]
    private partial void LogNotRegistered(string callId, string cause);
}
