using System.Collections.Concurrent;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Privacy;
using Concierge.Reservations;
using Concierge.Twilio;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>Carries out <c>initiate_reservation_call</c>: the checks in the order of the specification's error diagram, then the call.</summary>
internal sealed partial class ReservationCallService(
    CallManager calls,
    CallLimits limits,
    CallChecker checker,
    TimeProvider timeProvider,
    ILogger<ReservationCallService> logger) : IReservationCallService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task> _releases = new(StringComparer.Ordinal);

    private static readonly TimeSpan ProgressLogPeriod = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public ConciergeError? UnavailableReason => checker.UnavailableReason;

    /// <inheritdoc/>
    public async Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        var (number, opening) = checker.Check(details);
        if (opening is not null)
        {
            return calls.ScheduleCall(details with { PhoneNumber = number }, opening).Id;
        }

        var place = await limits.TakeAsync(number, details.Purpose, cancellationToken);
        CallSession session;
        try
        {
            session = calls.CreateCall(details with { PhoneNumber = number });
        }
        catch
        {
            await limits.ForgetAsync(place);
            throw;
        }

        _releases[session.Call.Id] = ReleaseAsync(session.Call, place);
        try
        {
            await session.StartAsync(cancellationToken);
        }
        catch (ConciergeException exception)
        {
            if (TwilioErrors.ExcludesCall(exception))
            {
                // A wrong setting must not lock the guest out: only calls that were placed count.
                await limits.ForgetAsync(place);
            }

            // The carrier refused the call: the restaurant's line is free before the next request can ask for it.
            await FreeLineAsync(session.Call.Id, place, outcome: null);
            throw;
        }

        return session.Call.Id;
    }

    /// <inheritdoc/>
    public void ThrowIfClosed(ReservationDetails details) => checker.ThrowIfClosed(details);

    /// <inheritdoc/>
    public async Task<VoiceCallResult> WaitForCompletionAsync(string callId, CancellationToken cancellationToken)
    {
        var call = calls.Get(callId);
        while (!call.Completion.IsCompleted)
        {
            var progress = Task.Delay(ProgressLogPeriod, timeProvider, cancellationToken);
            await Task.WhenAny(call.Completion, progress);
            cancellationToken.ThrowIfCancellationRequested();
            LogWaiting(callId, call.Status, call.CarrierStatus, call.Elapsed.TotalSeconds);
        }

        var result = await call.Completion;
        await WaitForReleaseAsync(callId);
        return result;
    }

    /// <inheritdoc/>
    public async Task HangUpAsync(string callId, CancellationToken cancellationToken)
    {
        await calls.EndAsync(callId, cancellationToken);
        await WaitForReleaseAsync(callId);
    }

    /// <inheritdoc/>
    public void Answer(string callId, string? questionId, string? answer)
    {
        if (SecretDetector.Check(answer) is { } secret)
        {
            throw new ConciergeException(secret);
        }

        if (!calls.Get(callId).Questions.TryAnswer(questionId, answer))
        {
            throw new ConciergeException(CallErrors.QuestionNotOpen);
        }
    }

    private async Task ReleaseAsync(Call call, CallTimeEntry place)
    {
        try
        {
            var result = await call.Completion.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await FreeLineAsync(call.Id, place, result.Outcome);
        }
        finally
        {
            _releases.TryRemove(call.Id, out _);
        }
    }

    private async Task FreeLineAsync(string callId, CallTimeEntry place, CallOutcome? outcome)
    {
        try
        {
            await limits.ReleaseAsync(place, outcome);
        }
        catch (ConciergeException exception)
        {
            LogReleaseFailed(callId, exception.Error.Code);
        }
    }

    // If the program exits right after the call, the line must already be free.
    private Task WaitForReleaseAsync(string callId) =>
        calls.TryGet(callId, out var call) && call.Completion.IsCompleted && _releases.TryGetValue(callId, out var released) ? released : Task.CompletedTask;

    /// <summary>Waits until the ends of all ended calls are stored.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_releases.Keys.Select(WaitForReleaseAsync));

    [LoggerMessage(2102, LogLevel.Warning, "Call {CallId}: its end could not be stored for the limits ({Code})")]
    private partial void LogReleaseFailed(string callId, string code);

    [LoggerMessage(2101, LogLevel.Debug, "Waiting for call {CallId}: {Status}, carrier {CarrierStatus}, {Seconds:F0} s")]
    private partial void LogWaiting(string callId, CallStatus status, CarrierStatus? carrierStatus, double seconds);
}
