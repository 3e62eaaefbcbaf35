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
    ILogger<ReservationCallService> logger) : IReservationCallService
{
    private static readonly TimeSpan ProgressLogPeriod = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public ConciergeError? UnavailableReason => checker.UnavailableReason;

    /// <inheritdoc/>
    public async Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        var (number, opening) = await checker.CheckAsync(details, cancellationToken);
        if (opening is not null)
        {
            return (await calls.ScheduleCallAsync(details with { PhoneNumber = number, OwnerId = CurrentUser.OwnerId }, opening, cancellationToken)).Id;
        }

        var callId = CallIds.NewId();
        var attempt = await limits.TakeAsync(callId, number, details.Purpose, cancellationToken);
        CallSession session;
        try
        {
            session = calls.CreateCall(callId, details with { PhoneNumber = number, OwnerId = CurrentUser.OwnerId });
        }
        catch
        {
            await TryReleaseAsync(callId, () => limits.ForgetAsync(attempt));
            throw;
        }

        try
        {
            await session.StartAsync(cancellationToken);
        }
        catch (ConciergeException exception)
        {
            // The carrier refused the call: the restaurant's line is free before the next request can ask for it. A wrong setting must not lock
            // the guest out: only calls that were placed count.
            await TryReleaseAsync(callId, () => TwilioErrors.ExcludesCall(exception) ? limits.ForgetAsync(attempt) : limits.EndAsync(callId));
            throw;
        }

        return callId;
    }

    /// <inheritdoc/>
    public void ThrowIfClosed(ReservationDetails details) => checker.ThrowIfClosed(details);

    /// <inheritdoc/>
    public async Task<VoiceCallResult> WaitForCompletionAsync(string callId, CancellationToken cancellationToken)
    {
        var call = GetOwn(callId);
        while (!call.Completion.IsCompleted)
        {
            var progress = Task.Delay(ProgressLogPeriod, timeProvider, cancellationToken);
            await Task.WhenAny(call.Completion, progress);
            cancellationToken.ThrowIfCancellationRequested();
            LogWaiting(callId, call.Status, call.CarrierStatus, call.Elapsed.TotalSeconds);
        }

        return await call.Completion;
    }

    /// <inheritdoc/>
    public Task HangUpAsync(string callId, CancellationToken cancellationToken) => calls.EndAsync(GetOwn(callId).Id, cancellationToken);

    /// <inheritdoc/>
    public void Answer(string callId, string? questionId, string? answer)
    {
        if (SecretDetector.Check(answer) is { } secret)
        {
            throw new ConciergeException(secret);
        }

        if (!GetOwn(callId).Questions.TryAnswer(questionId, answer))
        {
            throw new ConciergeException(CallErrors.QuestionNotOpen);
        }
    }

    private Call GetOwn(string callId) => calls.GetOwn(callId);

    private async Task TryReleaseAsync(string callId, Func<Task> release)
    {
        try
        {
            await release();
        }
        catch (ConciergeException exception)
        {
            LogReleaseFailed(callId, exception.Error.Code);
        }
    }

    [LoggerMessage(2102, LogLevel.Warning, "Call {CallId}: its end could not be stored for the limits ({Code})")]
    private partial void LogReleaseFailed(string callId, string code);

    [LoggerMessage(2101, LogLevel.Debug, "Waiting for call {CallId}: {Status}, carrier {CarrierStatus}, {Seconds:F0} s")]
    private partial void LogWaiting(string callId, CallStatus status, CarrierStatus? carrierStatus, double seconds);
}
