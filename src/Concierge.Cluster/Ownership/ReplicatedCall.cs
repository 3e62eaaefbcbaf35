using System.Threading.Channels;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Snapshots;
using Concierge.Cluster.Grains;
using Concierge.Cluster.Membership;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Ownership;

/// <summary>
/// One call of this server, of which another server keeps a copy. The call never waits: changes while a copy is on its way are in the next one. The
/// call's end removes the copy.
/// </summary>
internal sealed partial class ReplicatedCall
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _changes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly TaskCompletionSource _firstCopy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Call _call;
    private readonly CallManager _calls;
    private readonly IGrainFactory _grains;
    private readonly ClusterMembers _members;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    // The servers that have a copy, or may have one.
    private readonly HashSet<SiloAddress> _holders = [];

    /// <param name="call">The call.</param>
    /// <param name="calls">The calls of this server.</param>
    /// <param name="grains">The grains.</param>
    /// <param name="members">The silos that can keep the copy.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">The log.</param>
    public ReplicatedCall(
        Call call, CallManager calls, IGrainFactory grains, ClusterMembers members, TimeProvider timeProvider, ILogger<ReplicatedCall> logger)
    {
        (_call, _calls, _grains, _members, _timeProvider, _logger) = (call, calls, grains, members, timeProvider, logger);
        call.Changed += (_, _) => Copy();
        Copy();
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Completes when the call has ended and its copy is gone.</summary>
    public Task Completion { get; }

    /// <summary>Completes when another server has the first copy. Completed while there is nothing to copy: before Twilio has accepted the call.</summary>
    public Task FirstCopy => _call.CallSid is null || _call.ScheduledRetry is not null ? Task.CompletedTask : _firstCopy.Task;

    /// <summary>Copies the call. Does not wait.</summary>
    public void Copy() => _changes.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        _ = _call.Completion.ContinueWith(_ => _changes.Writer.TryComplete(), TaskScheduler.Default);
        await using var retry = _timeProvider.CreateTimer(
            _ => Copy(), null, System.Threading.Timeout.InfiniteTimeSpan, System.Threading.Timeout.InfiniteTimeSpan);
        await foreach (var change in _changes.Reader.ReadAllAsync())
        {
            var isAccepted = _call.CallSid is not null;
            if (!await TrySendAsync())
            {
                retry.Change(RetryDelay, System.Threading.Timeout.InfiniteTimeSpan);
            }
            else if (isAccepted)
            {
                _firstCopy.TrySetResult();
            }
        }

        _firstCopy.TrySetResult();
        await ForgetAsync();
    }

    private async Task<bool> TrySendAsync()
    {
        // Before Twilio has accepted the call, and while it waits for another attempt, there is nothing that another server could adopt.
        if (_call.Completion.IsCompleted || _call.CallSid is null || _call.ScheduledRetry is not null || _call.Ending is not null
            || !_calls.TryGetSession(_call.Id, out var session) || !ReferenceEquals(session.Call, _call))
        {
            return await ForgetAsync();
        }

        var holder = _members.ChooseOther(_call.Id);
        if (holder is null)
        {
            return true;
        }

        // One that does not answer may have it, too.
        _holders.Add(holder);
        var takenAt = _timeProvider.GetTimestamp();
        var snapshot = CallSnapshotSerializer.Serialize(session.CreateSnapshot());
        if (!await TryAsync(holder, copies => copies.KeepAsync(new CopyOfCall(_call.Id, _members.Own, _call.Generation, takenAt, snapshot))))
        {
            return false;
        }

        // Only now: until the new holder has the copy, the former one is the only server that can adopt the call.
        return await ForgetAsync(except: holder);
    }

    // A copy that could not be removed would be an old one when its owner fails: the next change tries it again.
    private async Task<bool> ForgetAsync(SiloAddress? except = null)
    {
        var isForgotten = true;
        foreach (var former in _holders.Where(holder => !holder.Equals(except)).ToList())
        {
            if (_members.IsDead(former) || await TryAsync(former, copies => copies.ForgetAsync(_call.Id, _call.Generation)))
            {
                _holders.Remove(former);
            }
            else
            {
                isForgotten = false;
            }
        }

        return isForgotten;
    }

    private async Task<bool> TryAsync(SiloAddress holder, Func<ICallCopiesGrain, Task> request)
    {
        try
        {
            await request(_grains.GetGrain<ICallCopiesGrain>(holder.ToParsableString())).WaitAsync(Timeout, _timeProvider);
            return true;
        }
        catch (Exception exception)
        {
            LogNotCopied(_call.Id, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(2821, LogLevel.Debug, "Call {CallId}: another server did not take its copy ({Cause})")]
    private partial void LogNotCopied(string callId, string cause);
}
