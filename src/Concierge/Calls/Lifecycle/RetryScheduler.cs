using System.Collections.Concurrent;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Twilio;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Schedules the next attempt of a call after busy or no answer (see <see cref="RetryPolicy"/>), and the first attempt when the restaurant is
/// closed. The call keeps its id, its events and its completion. What is scheduled is stored; the process that makes the attempt takes the call
/// in the database first (<see cref="ICallRecorder.RecordDiallingAsync"/>).
/// </summary>
internal sealed partial class RetryScheduler(
    RetryPolicy policy,
    CallLimits limits,
    ICallRecorder records,
    TimeProvider timeProvider,
    ILogger<RetryScheduler> logger) : IAsyncDisposable
{
    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromDays(30);

    // Between two tries to make an attempt while the database does not answer.
    private static readonly TimeSpan StorageRetryDelay = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, WaitingCall> _waiting = new(StringComparer.Ordinal);
    private volatile bool _paused;
    private bool _stopping;

    /// <summary>Schedules another attempt, if the policy allows one.</summary>
    /// <param name="call">The call, whose last attempt has ended.</param>
    /// <param name="result">The result of that attempt.</param>
    /// <param name="startAttemptAsync">Starts the attempt when its time has come.</param>
    /// <returns>Whether another attempt is scheduled.</returns>
    public bool TryScheduleRetry(Call call, VoiceCallResult result, Func<Call, Task> startAttemptAsync)
    {
        if (_stopping || policy.PlanNextAttempt(call.Details, result.Outcome, call.Attempt) is not { } plan)
        {
            return false;
        }

        var waiting = new WaitingCall(plan, result, startAttemptAsync);
        _waiting[call.Id] = waiting;
        call.ScheduleRetry(plan);
        records.RecordProgress(call);
        Start(call, waiting);
        return true;
    }

    /// <summary>Schedules the first attempt of a call, once it is stored.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">The time of the attempt.</param>
    /// <param name="resultIfCancelled">The call's result if the attempt is cancelled.</param>
    /// <param name="startAttemptAsync">Starts the attempt when its time has come.</param>
    /// <param name="onStored">Called when the call is stored, before its attempt can start.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The call cannot be stored (<c>storage.…</c>). Nothing is scheduled.</exception>
    public async Task ScheduleFirstAsync(
        Call call, RetryPlan plan, VoiceCallResult resultIfCancelled, Func<Call, Task> startAttemptAsync, Action onStored, CancellationToken cancellationToken)
    {
        call.ScheduleRetry(plan);
        await records.RecordScheduledAsync(call, cancellationToken);
        onStored();
        var waiting = new WaitingCall(plan, resultIfCancelled, startAttemptAsync);
        _waiting[call.Id] = waiting;
        Start(call, waiting);
    }

    /// <summary>Decides on the attempt that another process has scheduled.</summary>
    /// <returns><see langword="null"/> when it is too late for it.</returns>
    public RetryPlan? PlanScheduledAttempt(ScheduledCall call) => policy.PlanScheduledAttempt(call);

    /// <summary>Schedules the attempt that another process has scheduled before. This process owns the call already.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">The time and number of the attempt.</param>
    /// <param name="resultIfCancelled">The call's result if the attempt is cancelled.</param>
    /// <param name="startAttemptAsync">Starts the attempt when its time has come.</param>
    public void Resume(Call call, RetryPlan plan, VoiceCallResult resultIfCancelled, Func<Call, Task> startAttemptAsync)
    {
        var waiting = new WaitingCall(plan, resultIfCancelled, startAttemptAsync);
        _waiting[call.Id] = waiting;
        call.ScheduleRetry(plan);
        records.RecordAdoption(call);
        records.RecordProgress(call);
        Start(call, waiting);
    }

    /// <summary>Ends the waiting of a call, because it is dialled now.</summary>
    /// <returns>Whether the call was still waiting.</returns>
    public bool TryTake(Call call) => TryRemove(call) is not null;

    /// <summary>Cancels the scheduled attempt. The call ends with the result of its last attempt.</summary>
    /// <param name="error">Why; <see langword="null"/> when it was requested.</param>
    /// <param name="ended">Completes when the call has ended.</param>
    /// <returns>Whether the call was waiting.</returns>
    public bool TryCancel(Call call, ConciergeError? error, out Task ended)
    {
        ended = Task.CompletedTask;
        if (TryRemove(call) is not { } waiting)
        {
            return false;
        }

        LogCancelled(call.Id);
        ended = CompleteAsync(
            call, error is not null && waiting.WasNeverDialled ? UnplacedCallResult.Create(call, error) : waiting.Result with { Duration = call.Elapsed });
        return true;
    }

    /// <summary>Ends the waiting of a call, because this process ends: another process makes the attempt, or it is cancelled.</summary>
    /// <returns>Completes when the call has ended here.</returns>
    public Task StopAsync(Call call)
    {
        if (!records.KeepsScheduledCalls)
        {
            TryCancel(call, CallErrors.ServerStoppingBeforeCall, out var ended);
            return ended;
        }

        if (TryRemove(call) is { } waiting)
        {
            // Nothing is stored: the call has not ended, only this process's part in it.
            call.Complete(waiting.Result with { Duration = call.Elapsed, Error = CallErrors.HandedOver(waiting.Plan.LocalTime) });
            LogHandedOver(call.Id);
        }

        return Task.CompletedTask;
    }

    /// <summary>Makes no attempt from now on. What is scheduled stays so.</summary>
    public void Pause() => _paused = true;

    /// <summary>Stops all timers. The scheduled attempts are not made.</summary>
    public ValueTask DisposeAsync()
    {
        _stopping = true;
        foreach (var waiting in _waiting.Values)
        {
            waiting.Timer?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private WaitingCall? TryRemove(Call call)
    {
        if (!_waiting.TryRemove(call.Id, out var waiting))
        {
            return null;
        }

        waiting.Timer?.Dispose();
        return waiting;
    }

    private void Start(Call call, WaitingCall waiting)
    {
        LogPlanned(call.Id, waiting.Plan.Attempt, waiting.Plan.Attempts, waiting.Plan.At);
        waiting.Timer = timeProvider.CreateTimer(_ => OnTimer(call), null, GetDelayUntil(waiting.Plan.At), Timeout.InfiniteTimeSpan);
    }

    // Stored first: the next request finds the restaurant's line free.
    private async Task CompleteAsync(Call call, VoiceCallResult result)
    {
        await records.RecordFinishedAsync(call, result);
        call.Complete(result);
    }

    // A timer's delay is limited to 49 days; a seasonal restaurant may open later.
    private TimeSpan GetDelayUntil(DateTimeOffset at)
    {
        var due = at - timeProvider.GetUtcNow();
        return due < TimeSpan.Zero ? TimeSpan.Zero : due < MaxTimerDelay ? due : MaxTimerDelay;
    }

    private void OnTimer(Call call)
    {
        if (_paused || !_waiting.TryGetValue(call.Id, out var waiting))
        {
            return;
        }

        if (waiting.Plan.At > timeProvider.GetUtcNow())
        {
            waiting.Timer?.Change(GetDelayUntil(waiting.Plan.At), Timeout.InfiniteTimeSpan);
            return;
        }

        _ = Task.Run(() => DialAsync(call, waiting));
    }

    private async Task DialAsync(Call call, WaitingCall waiting)
    {
        CallTimeEntry attempt;
        try
        {
            attempt = await limits.TakeRetryAsync(call.Id, waiting.Plan.Attempt, call.User, CancellationToken.None);
        }
        catch (ConciergeException exception)
        {
            LogRefused(call.Id, exception.Error.Code);
            if (!TryPostpone(waiting, exception.Error))
            {
                TryCancel(call, exception.Error, out var ended);
                await ended;
            }

            return;
        }

        try
        {
            await waiting.StartAttemptAsync(call);
        }
        catch (ConciergeException exception)
        {
            // The result of the attempt already contains the error.
            LogRefused(call.Id, exception.Error.Code);
            if (TwilioErrors.ExcludesCall(exception))
            {
                await TryForgetAsync(attempt);
            }
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, call.Id);
            TryCancel(call, error: null, out var ended);
            await ended;
        }
    }

    // Without its database the program calls nobody. The guest expects the attempt for a while.
    private bool TryPostpone(WaitingCall waiting, ConciergeError error)
    {
        if (!error.Code.StartsWith("storage.", StringComparison.Ordinal) || timeProvider.GetUtcNow() > waiting.Plan.At + RetryPolicy.MaxLateness)
        {
            return false;
        }

        try
        {
            return waiting.Timer?.Change(StorageRetryDelay, Timeout.InfiniteTimeSpan) == true;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private async Task TryForgetAsync(CallTimeEntry attempt)
    {
        try
        {
            await limits.ForgetAsync(attempt);
        }
        catch (ConciergeException exception)
        {
            LogRefused(attempt.CallId, exception.Error.Code);
        }
    }

    [LoggerMessage(2301, LogLevel.Information, "Call {CallId}: attempt {Attempt} of {Attempts} at {At:u}")]
    private partial void LogPlanned(string callId, int attempt, int attempts, DateTimeOffset at);

    [LoggerMessage(2302, LogLevel.Information, "Call {CallId}: retry cancelled")]
    private partial void LogCancelled(string callId);

    [LoggerMessage(2303, LogLevel.Warning, "Call {CallId}: the retry was refused ({Code})")]
    private partial void LogRefused(string callId, string code);

    [LoggerMessage(2304, LogLevel.Error, "Call {CallId}: unexpected error in a retry")]
    private partial void LogUnexpectedError(Exception exception, string callId);

    [LoggerMessage(2305, LogLevel.Information, "Call {CallId}: its next attempt is left to another process")]
    private partial void LogHandedOver(string callId);
}
