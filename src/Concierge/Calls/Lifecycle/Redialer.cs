using System.Collections.Concurrent;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>Dials a line again that was busy or not answered, by the <see cref="RetryPolicy"/>, and one whose restaurant was closed. The call keeps its id, its record and whoever waits for it.</summary>
internal sealed partial class Redialer(RetryPolicy policy, CallLimits limits, ICallRecords records, TimeProvider time, ILogger<Redialer> logger) : IAsyncDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private bool _stopping;

    /// <summary>Makes the next attempt of a call. Set once, by whoever keeps the calls.</summary>
    public Func<Call, Task> Dial { get; set; } = _ => Task.CompletedTask;

    /// <summary>Plans another attempt, if the policy allows one.</summary>
    /// <param name="call">The call, whose last attempt has ended.</param>
    /// <param name="result">What came of that attempt.</param>
    /// <returns>Whether the call goes on.</returns>
    public bool TryPlan(Call call, VoiceCallResult result)
    {
        if (_stopping || policy.Next(call.Details, result.Outcome, call.Attempt) is not { } plan)
        {
            return false;
        }

        Wait(call, plan, result);
        return true;
    }

    /// <summary>Dials a call at a moment, for the first time or again.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">When.</param>
    /// <param name="unless">The call's result if it is given up before.</param>
    public void Wait(Call call, RetryPlan plan, VoiceCallResult unless)
    {
        var waiting = new Waiting(unless, plan.At);
        _waiting[call.Id] = waiting;
        call.WaitForRetry(plan);
        records.Progressed(call);
        LogPlanned(call.Id, plan.Attempt, plan.Attempts, plan.At);
        waiting.Timer = time.CreateTimer(_ => Run(call), null, TimeUntil(plan.At), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The waiting is over: the call is dialled.</summary>
    /// <returns>Whether it was still waiting.</returns>
    public bool TryTake(Call call)
    {
        if (!_waiting.TryRemove(call.Id, out var waiting))
        {
            return false;
        }

        waiting.Timer?.Dispose();
        return true;
    }

    /// <summary>Gives up waiting: the last attempt's result is the call's.</summary>
    /// <param name="because">Why; <see langword="null"/> when somebody asked for that.</param>
    /// <returns>Whether the call was waiting.</returns>
    public bool Cancel(Call call, ConciergeError? because = null)
    {
        if (!_waiting.TryRemove(call.Id, out var waiting))
        {
            return false;
        }

        waiting.Timer?.Dispose();
        var result = because is not null && waiting.WasNeverDialled ? UnmadeCall.Result(call, because) : waiting.Result with { Duration = call.Elapsed };

        // Nothing was booked: whoever gives up need not wait until that is written.
        _ = records.FinishedAsync(call, result);
        call.Complete(result);
        LogCancelled(call.Id);
        return true;
    }

    /// <summary>Gives up waiting for every call.</summary>
    public ValueTask DisposeAsync()
    {
        _stopping = true;
        foreach (var waiting in _waiting.Values)
        {
            waiting.Timer?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    // A timer holds for 49 days at most; a summer's terrace opens later than that.
    private TimeSpan TimeUntil(DateTimeOffset at)
    {
        var due = at - time.GetUtcNow();
        return due < TimeSpan.Zero ? TimeSpan.Zero : due < LongestTimer ? due : LongestTimer;
    }

    private void Run(Call call)
    {
        if (_waiting.TryGetValue(call.Id, out var waiting) && waiting.At > time.GetUtcNow())
        {
            waiting.Timer?.Change(TimeUntil(waiting.At), Timeout.InfiniteTimeSpan);
            return;
        }

        _ = Task.Run(() => DialAsync(call));
    }

    private async Task DialAsync(Call call)
    {
        try
        {
            await limits.TakeAsync(CancellationToken.None);
        }
        catch (ConciergeException refused)
        {
            LogRefused(call.Id, refused.Error.Code);
            Cancel(call, refused.Error);
            return;
        }

        try
        {
            await Dial(call);
        }
        catch (ConciergeException refused)
        {
            // The attempt itself has said so in its result.
            LogRefused(call.Id, refused.Error.Code);
        }
        catch (Exception fault)
        {
            LogFault(fault, call.Id);
            Cancel(call);
        }
    }

    private sealed class Waiting(VoiceCallResult result, DateTimeOffset at)
    {
        public DateTimeOffset At { get; } = at;

        public bool WasNeverDialled => Result.Error == CallErrors.NotCalled;

        public VoiceCallResult Result { get; } = result;

        public ITimer? Timer { get; set; }
    }

    [LoggerMessage(2301, LogLevel.Information, "Call {CallId}: attempt {Attempt} of {Attempts} at {At:u}")]
    private partial void LogPlanned(string callId, int attempt, int attempts, DateTimeOffset at);

    [LoggerMessage(2302, LogLevel.Information, "Call {CallId}: not dialled again, as asked")]
    private partial void LogCancelled(string callId);

    [LoggerMessage(2303, LogLevel.Warning, "Call {CallId}: could not be dialled again ({Code})")]
    private partial void LogRefused(string callId, string code);

    [LoggerMessage(2304, LogLevel.Error, "Call {CallId}: a fault in dialling again")]
    private partial void LogFault(Exception exception, string callId);
}
