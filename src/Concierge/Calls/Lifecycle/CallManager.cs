using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls.Lifecycle;

/// <summary>All calls this server knows of: those under way, and for a while those that have ended. In memory only, as the transcripts must be.</summary>
public sealed class CallManager : IAsyncDisposable
{
    /// <summary>How long a call is remembered after its end.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, CallSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Call> _unmade = new(StringComparer.Ordinal);
    private readonly Func<Call, CallSession> _newSession;
    private readonly Redialer _redialer;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly int _maxCalls;
    private readonly Lock _creating = new();

    // Whether a call waits or is being dialled must not change between asking and ending it.
    private readonly Lock _redialling = new();
    private bool _stopping;

    internal CallManager(Func<Call, CallSession> newSession, Redialer redialer, int maxCalls, TimeProvider time)
    {
        _maxCalls = maxCalls;
        _newSession = newSession;
        _redialer = redialer;
        _redialer.Dial = DialAgainAsync;
        _time = time;
        _sweep = time.CreateTimer(_ => Forget(), null, SweepPeriod, SweepPeriod);
    }

    /// <summary>Told of every call that begins here. Set once, by whoever keeps copies of them.</summary>
    internal Action<Call> Began { get; set; } = _ => { };

    /// <summary>Refuses when no further call may be created, before anything is counted for it.</summary>
    /// <exception cref="ConciergeException">There are as many calls as there may be (<c>limit.calls</c>).</exception>
    internal void CheckRoom()
    {
        if (_sessions.Count(session => !session.Value.Call.Completion.IsCompleted) >= _maxCalls)
        {
            throw new ConciergeException(CallErrors.Full(_maxCalls));
        }
    }

    /// <summary>Creates a call's state. Nothing is dialled yet.</summary>
    /// <exception cref="ConciergeException">There are as many calls as there may be (<c>limit.calls</c>).</exception>
    internal CallSession CreateCall(ReservationDetails details)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        var call = new Call(CallIds.New(), CallIds.NewSecret(), details, _time);
        CallSession session;
        lock (_creating)
        {
            CheckRoom();
            session = _newSession(call);
            _sessions[call.Id] = session;
        }

        Began(call);
        return session;
    }

    /// <summary>Creates the state of a call that is made at a later moment, unless it is given up before.</summary>
    internal Call CallLater(ReservationDetails details, RetryPlan plan)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        var call = new Call(CallIds.New(), CallIds.NewSecret(), details, _time);
        _unmade[call.Id] = call;
        Began(call);
        _redialer.Wait(call, plan, UnmadeCall.Result(call, CallErrors.NotCalled));
        return call;
    }

    /// <summary>Takes a call up that another server began, unless it is here already.</summary>
    internal CallSession TakeUp(CallSnapshot snapshot, TimeSpan age)
    {
        CallSession session;
        lock (_redialling)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            if (TryGetSession(snapshot.Id, out var known))
            {
                return known;
            }

            session = _newSession(new Call(snapshot, age, _time));
            _sessions[snapshot.Id] = session;
            session.TakeUp(snapshot, age);
        }

        Began(session.Call);
        return session;
    }

    /// <summary>Another server holds the call now: it ends here, but not on the line.</summary>
    internal void LetGo(Call call)
    {
        if (TryGetSession(call.Id, out var session) && ReferenceEquals(session.Call, call) && _sessions.TryRemove(KeyValuePair.Create(call.Id, session)))
        {
            _redialer.Cancel(call);
            session.End(CallEnding.TakenOver, FleetErrors.TakenOver);
        }
    }

    /// <summary>Finds a call.</summary>
    public bool TryGet(string callId, [NotNullWhen(true)] out Call? call)
    {
        call = _sessions.TryGetValue(callId, out var session) ? session.Call : _unmade.GetValueOrDefault(callId);
        return call is not null;
    }

    /// <summary>Finds a call.</summary>
    /// <exception cref="ConciergeException">There is no such call (<c>call.not_found</c>).</exception>
    public Call Get(string callId) => TryGet(callId, out var call) ? call : throw new ConciergeException(CallErrors.NotFound);

    internal bool TryGetSession(string callId, [NotNullWhen(true)] out CallSession? session) => _sessions.TryGetValue(callId, out session);

    /// <summary>Ends a call, whether it is under way or waits to be dialled again.</summary>
    internal async Task EndAsync(string callId, CancellationToken cancellationToken)
    {
        CallSession? session;
        lock (_redialling)
        {
            if (_redialer.Cancel(Get(callId)) || !TryGetSession(callId, out session))
            {
                return;
            }
        }

        session.End(CallEnding.UserHungUp);
        await session.Released.WaitAsync(cancellationToken);
    }

    /// <summary>Ends every call and puts every line down.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        await _sweep.DisposeAsync();
        await _redialer.DisposeAsync();
        foreach (var call in _sessions.Values.Select(session => session.Call).Concat(_unmade.Values))
        {
            _redialer.Cancel(call);
        }

        await Task.WhenAll(_sessions.Values.Select(session => session.DisposeAsync().AsTask()));
    }

    private async Task DialAgainAsync(Call call)
    {
        CallSession session;
        lock (_redialling)
        {
            if (_stopping || !_redialer.TryTake(call))
            {
                return;
            }

            call.Redial();
            session = _newSession(call);
            _sessions[call.Id] = session;
            _unmade.TryRemove(call.Id, out _);
        }

        await session.StartAsync(CancellationToken.None);
    }

    private void Forget()
    {
        var now = _time.GetUtcNow();
        foreach (var call in _sessions.Values.Select(session => session.Call).Concat(_unmade.Values))
        {
            if (call.Result is { } result && call.CreatedAt + result.Duration + Retention < now)
            {
                _sessions.TryRemove(call.Id, out _);
                _unmade.TryRemove(call.Id, out _);
            }
        }
    }
}
