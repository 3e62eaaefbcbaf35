using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// The registry of the calls of this server: those in progress, and for an hour those that have ended. In memory only, because transcripts must
/// not be stored.
/// </summary>
public sealed class CallManager : IAsyncDisposable
{
    /// <summary>How long a call stays in memory after its end.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, CallSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Call> _waitingCalls = new(StringComparer.Ordinal);
    private readonly CallSessionFactory _sessionFactory;
    private readonly RetryScheduler _retryScheduler;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _sweep;
    private readonly int _maxCalls;
    private readonly Lock _createLock = new();

    // Guards the change between "waits for a retry" and "in progress" while a call is ended or adopted.
    private readonly Lock _retryLock = new();
    private volatile bool _draining;
    private bool _stopping;

    internal CallManager(CallSessionFactory sessionFactory, RetryScheduler retryScheduler, CallLimitOptions limits, TimeProvider timeProvider)
    {
        _maxCalls = limits.MaxCalls;
        _sessionFactory = sessionFactory;
        _retryScheduler = retryScheduler;
        _timeProvider = timeProvider;
        _sweep = timeProvider.CreateTimer(_ => Forget(), null, SweepPeriod, SweepPeriod);
    }

    /// <summary>Raised for every call that begins on this server, or that this server adopts.</summary>
    internal event EventHandler<CallStartedEventArgs>? CallStarted;

    /// <summary>How many calls this server has, and may have.</summary>
    internal LimitUsage GetUsage()
    {
        var used = _sessions.Count(session => !session.Value.Call.Completion.IsCompleted);
        return new LimitUsage(LimitUsage.Server, used, _maxCalls, used >= _maxCalls ? CallErrors.TooManyCalls(_maxCalls) : null);
    }

    /// <summary>Whether this server takes no new calls, because it is being stopped.</summary>
    internal bool IsDraining => _draining;

    /// <summary>Refuses every new call from now on, and waits until the attempts in progress have ended. Scheduled attempts are not waited for.</summary>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        RefuseNewCalls();

        // The call of a server that dies meanwhile may still be adopted.
        while (_sessions.Values.Select(session => session.Finished).Where(finished => !finished.IsCompleted).ToList() is { Count: > 0 } unfinished)
        {
            await Task.WhenAll(unfinished).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Refuses every new call from now on.</summary>
    internal void RefuseNewCalls()
    {
        lock (_createLock)
        {
            _draining = true;
        }

        _retryScheduler.Pause();
    }

    /// <summary>Throws when the server takes no new calls. Check this before the call is counted for the limits.</summary>
    /// <exception cref="ConciergeException">The server is being stopped (<c>server.stopping</c>), or has its maximum of calls (<c>limit.calls</c>).</exception>
    internal void ThrowIfUnavailable()
    {
        if (_draining)
        {
            throw new ConciergeException(CallErrors.NoNewCalls);
        }

        ThrowIfFull();
    }

    /// <summary>Throws when the server has its maximum of calls. Check this before the call is counted for the limits.</summary>
    /// <exception cref="ConciergeException">The maximum of calls is reached (<c>limit.calls</c>).</exception>
    internal void ThrowIfFull()
    {
        if (GetUsage().Refusal is { } refusal)
        {
            throw new ConciergeException(refusal);
        }
    }

    /// <summary>Creates a call. The number is not dialled yet.</summary>
    /// <param name="callId">The id of the call, new.</param>
    /// <param name="details">The booking request.</param>
    /// <exception cref="ConciergeException">The maximum of calls is reached (<c>limit.calls</c>).</exception>
    internal CallSession CreateCall(string callId, ReservationDetails details)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        var call = new Call(callId, CallIds.NewSecret(), details, _timeProvider) { User = CurrentUser.Fingerprint };
        CallSession session;
        lock (_createLock)
        {
            ThrowIfUnavailable();
            session = CreateSession(call);
            _sessions[call.Id] = session;
        }

        CallStarted?.Invoke(this, new(call));
        return session;
    }

    /// <summary>Creates a call that is placed at a later time, unless it is cancelled before.</summary>
    /// <exception cref="ConciergeException">The call cannot be stored (<c>storage.…</c>).</exception>
    internal async Task<Call> ScheduleCallAsync(ReservationDetails details, RetryPlan plan, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        var call = new Call(CallIds.NewId(), CallIds.NewSecret(), details, _timeProvider) { User = CurrentUser.Fingerprint };
        await _retryScheduler.ScheduleFirstAsync(
            call,
            plan,
            UnplacedCallResult.Create(call, CallErrors.CancelledBeforeOpening),
            DialAgainAsync,
            () => _waitingCalls[call.Id] = call,
            cancellationToken);
        CallStarted?.Invoke(this, new(call));
        return call;
    }

    /// <summary>Resumes a call that waits for an attempt, whose process has ended. This process owns the call already.</summary>
    /// <returns>Whether this process makes the attempt; <see langword="false"/> when it is too late for it.</returns>
    internal bool TryResumeScheduled(ScheduledCall scheduled)
    {
        Call call;
        lock (_retryLock)
        {
            if (TryGet(scheduled.Id, out _))
            {
                return true;
            }

            if (_retryScheduler.PlanScheduledAttempt(scheduled) is not { } plan)
            {
                return false;
            }

            call = new Call(scheduled, CallIds.NewSecret(), _timeProvider);
            _waitingCalls[call.Id] = call;
            _retryScheduler.Resume(
                call,
                plan,
                plan.Reason == RetryReason.Closed
                    ? UnplacedCallResult.Create(call, CallErrors.CancelledBeforeOpening)
                    : UnplacedCallResult.CreateForRetry(call, plan.Reason),
                DialAgainAsync);
        }

        CallStarted?.Invoke(this, new(call));
        return true;
    }

    /// <summary>Adopts a call that another server began, unless this server has it already.</summary>
    /// <param name="snapshot">The last snapshot of that server.</param>
    /// <param name="age">The age of the snapshot.</param>
    /// <param name="reconnectAfter">How long to wait for a media stream before the carrier is asked to connect one.</param>
    internal CallSession Adopt(CallSnapshot snapshot, TimeSpan age, TimeSpan reconnectAfter)
    {
        CallSession session;
        lock (_retryLock)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            if (TryGetSession(snapshot.Id, out var known))
            {
                return known;
            }

            session = CreateSession(new Call(snapshot, age, _timeProvider));
            _sessions[snapshot.Id] = session;
            session.Adopt(snapshot, age, reconnectAfter);
        }

        CallStarted?.Invoke(this, new(session.Call));
        return session;
    }

    /// <summary>Relinquishes a call that another server owns now: its session ends here, but the call is not hung up.</summary>
    internal void Relinquish(Call call)
    {
        if (TryGetSession(call.Id, out var session) && ReferenceEquals(session.Call, call) && _sessions.TryRemove(KeyValuePair.Create(call.Id, session)))
        {
            _retryScheduler.TryCancel(call, error: null, out _);
            session.End(CallEndReason.Relinquished, FailoverErrors.CallRelinquished);
        }
    }

    /// <summary>Finds a call by its id.</summary>
    public bool TryGet(string callId, [NotNullWhen(true)] out Call? call)
    {
        call = _sessions.TryGetValue(callId, out var session) ? session.Call : _waitingCalls.GetValueOrDefault(callId);
        return call is not null;
    }

    /// <summary>Finds a call by its id.</summary>
    /// <exception cref="ConciergeException">There is no such call (<c>call.not_found</c>).</exception>
    public Call Get(string callId) => TryGet(callId, out var call) ? call : throw new ConciergeException(CallErrors.NotFound);

    /// <summary>The calls of this server, those that have ended within <see cref="Retention"/> too.</summary>
    internal IReadOnlyList<Call> GetCalls() => [.. _sessions.Values.Select(session => session.Call).Concat(_waitingCalls.Values)];

    /// <summary>Finds a call that the current user may see.</summary>
    /// <exception cref="ConciergeException">There is no such call, or it is another user's (<c>call.not_found</c>).</exception>
    internal Call GetOwn(string callId) =>
        TryGet(callId, out var call) && CurrentUser.MaySee(call.Details.OwnerId) ? call : throw new ConciergeException(CallErrors.NotFound);

    internal bool TryGetSession(string callId, [NotNullWhen(true)] out CallSession? session) => _sessions.TryGetValue(callId, out session);

    /// <summary>Ends a call that is in progress or waits for another attempt.</summary>
    internal async Task EndAsync(string callId, CancellationToken cancellationToken)
    {
        CallSession? session;
        Task cancelled;
        bool wasWaiting;
        lock (_retryLock)
        {
            wasWaiting = _retryScheduler.TryCancel(Get(callId), error: null, out cancelled);
            TryGetSession(callId, out session);
        }

        if (wasWaiting || session is null)
        {
            await cancelled.WaitAsync(cancellationToken);
            return;
        }

        session.End(CallEndReason.UserHungUp);
        await session.Finished.WaitAsync(cancellationToken);
    }

    /// <summary>Ends every call and hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        await _sweep.DisposeAsync();
        await _retryScheduler.DisposeAsync();
        var waiting = _sessions.Values.Select(session => session.Call).Concat(_waitingCalls.Values).Select(_retryScheduler.StopAsync).ToList();
        await Task.WhenAll([.. waiting, .. _sessions.Values.Select(session => session.DisposeAsync().AsTask())]);
    }

    private CallSession CreateSession(Call call) =>
        _sessionFactory.Create(call, (ended, result) => _retryScheduler.TryScheduleRetry(ended, result, DialAgainAsync));

    private async Task DialAgainAsync(Call call)
    {
        CallSession session;
        lock (_retryLock)
        {
            if (_stopping || _draining || !_retryScheduler.TryTake(call))
            {
                return;
            }

            call.StartNextAttempt();
            session = CreateSession(call);
            _sessions[call.Id] = session;
            _waitingCalls.TryRemove(call.Id, out _);
        }

        await session.StartAsync(CancellationToken.None);
    }

    private void Forget()
    {
        var now = _timeProvider.GetUtcNow();
        foreach (var call in _sessions.Values.Select(session => session.Call).Concat(_waitingCalls.Values))
        {
            if (call.Result is { } result && call.CreatedAt + result.Duration + Retention < now)
            {
                _sessions.TryRemove(call.Id, out _);
                _waitingCalls.TryRemove(call.Id, out _);
            }
        }
    }
}
