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
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private ITimer? _timer;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted += OnCallStarted;
        _timer = timeProvider.CreateTimer(_ => RegisterAll(), null, Period, Period);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted -= OnCallStarted;
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Waits until the calls that have begun are registered: a client asks another server about a call as soon as it knows its id.</summary>
    public async Task WaitAsync() => await Task.WhenAll(_running.Keys);

    /// <summary>Registers all calls again. Does not wait.</summary>
    public void RegisterAll()
    {
        foreach (var call in calls.GetCalls())
        {
            Register(call);
        }
    }

    /// <summary>Registers one call. Never throws: the next minute repeats it.</summary>
    public async Task RegisterAsync(string callId, int generation)
    {
        try
        {
            await grains.GetGrain<ICallGrain>(callId)
                .SetOwnerAsync(new CallOwner(node.Address.AbsoluteUri, generation))
                .WaitAsync(Timeout, timeProvider);
        }
        catch (Exception exception)
        {
            LogNotRegistered(callId, exception.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

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
