using System.Collections.Concurrent;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Twilio;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Schedules the next attempt of a call after busy or no answer (see <see cref="RetryPolicy"/>), and the first attempt when the restaurant is
/// closed. The call keeps its id, its events and its completion.
/// </summary>
internal sealed partial class RetryScheduler(
    RetryPolicy policy,
    CallLimits limits,
    ICallRecorder records,
    TimeProvider timeProvider,
    ILogger<RetryScheduler> logger) : IAsyncDisposable
{
    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
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

        Schedule(call, plan, result, startAttemptAsync);
        return true;
    }

    /// <summary>Schedules an attempt of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">The time and number of the attempt.</param>
    /// <param name="resultIfCancelled">The call's result if the attempt is cancelled.</param>
    /// <param name="startAttemptAsync">Starts the attempt when its time has come.</param>
    public void Schedule(Call call, RetryPlan plan, VoiceCallResult resultIfCancelled, Func<Call, Task> startAttemptAsync)
    {
        var waiting = new Waiting(resultIfCancelled, plan.At, startAttemptAsync);
        _waiting[call.Id] = waiting;
        call.ScheduleRetry(plan);
        records.RecordProgress(call);
        LogPlanned(call.Id, plan.Attempt, plan.Attempts, plan.At);
        waiting.Timer = timeProvider.CreateTimer(_ => OnTimer(call), null, GetDelayUntil(plan.At), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the waiting of a call, because it is dialled now.</summary>
    /// <returns>Whether the call was still waiting.</returns>
    public bool TryTake(Call call)
    {
        if (!_waiting.TryRemove(call.Id, out var waiting))
        {
            return false;
        }

        waiting.Timer?.Dispose();
        return true;
    }

    /// <summary>Cancels the scheduled attempt. The call ends with the result of its last attempt.</summary>
    /// <param name="error">Why; <see langword="null"/> when it was requested.</param>
    /// <returns>Whether the call was waiting.</returns>
    public bool TryCancel(Call call, ConciergeError? error = null)
    {
        if (!_waiting.TryRemove(call.Id, out var waiting))
        {
            return false;
        }

        waiting.Timer?.Dispose();
        var result = error is not null && waiting.WasNeverDialled ? UnplacedCallResult.Create(call, error) : waiting.Result with { Duration = call.Elapsed };

        // Nothing was booked, so the caller need not wait until this is stored.
        _ = records.RecordFinishedAsync(call, result);
        call.Complete(result);
        LogCancelled(call.Id);
        return true;
    }

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

    // A timer's delay is limited to 49 days; a seasonal restaurant may open later.
    private TimeSpan GetDelayUntil(DateTimeOffset at)
    {
        var due = at - timeProvider.GetUtcNow();
        return due < TimeSpan.Zero ? TimeSpan.Zero : due < MaxTimerDelay ? due : MaxTimerDelay;
    }

    private void OnTimer(Call call)
    {
        if (!_waiting.TryGetValue(call.Id, out var waiting))
        {
            return;
        }

        if (waiting.At > timeProvider.GetUtcNow())
        {
            waiting.Timer?.Change(GetDelayUntil(waiting.At), Timeout.InfiniteTimeSpan);
            return;
        }

        _ = Task.Run(() => DialAsync(call, waiting.StartAttemptAsync));
    }

    private async Task DialAsync(Call call, Func<Call, Task> startAttemptAsync)
    {
        CallTimeEntry place;
        try
        {
            place = await limits.TakeAsync(CancellationToken.None);
        }
        catch (ConciergeException exception)
        {
            LogRefused(call.Id, exception.Error.Code);
            TryCancel(call, exception.Error);
            return;
        }

        try
        {
            await startAttemptAsync(call);
        }
        catch (ConciergeException exception)
        {
            // The result of the attempt already contains the error.
            LogRefused(call.Id, exception.Error.Code);
            if (TwilioErrors.ExcludesCall(exception))
            {
                await limits.ForgetAsync(place);
            }
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, call.Id);
            TryCancel(call);
        }
    }

    private sealed class Waiting(VoiceCallResult result, DateTimeOffset at, Func<Call, Task> startAttemptAsync)
    {
        public DateTimeOffset At { get; } = at;

        public bool WasNeverDialled => Result.Error == CallErrors.CancelledBeforeOpening;

        public VoiceCallResult Result { get; } = result;

        public Func<Call, Task> StartAttemptAsync { get; } = startAttemptAsync;

        public ITimer? Timer { get; set; }
    }

    [LoggerMessage(2301, LogLevel.Information, "Call {CallId}: attempt {Attempt} of {Attempts} at {At:u}")]
    private partial void LogPlanned(string callId, int attempt, int attempts, DateTimeOffset at);

    [LoggerMessage(2302, LogLevel.Information, "Call {CallId}: retry cancelled")]
    private partial void LogCancelled(string callId);

    [LoggerMessage(2303, LogLevel.Warning, "Call {CallId}: the retry was refused ({Code})")]
    private partial void LogRefused(string callId, string code);

    [LoggerMessage(2304, LogLevel.Error, "Call {CallId}: unexpected error in a retry")]
    private partial void LogUnexpectedError(Exception exception, string callId);
}
