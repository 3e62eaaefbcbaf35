using Concierge.Calls;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Limits;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Recovers the calls of processes that died: asks Twilio for their status, hangs up those that are still live, and stores the outcome.</summary>
internal sealed partial class CallRecovery(
    Database database,
    ServerHeartbeat presence,
    DeadServerDetector dead,
    ScheduledCallClaimer scheduled,
    CarrierInquiry inquiry,
    TwilioOptions account,
    TimeProvider timeProvider,
    ILogger<CallRecovery> logger)
{
    // Longer than any call can ring and last. After that the call is over, even if Twilio cannot be asked.
    private static readonly TimeSpan MaxCallDuration = TimeSpan.FromHours(2);

    private readonly TaskCompletionSource _firstRun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised for every call that this process settles.</summary>
    public event EventHandler<CallSettledEventArgs>? CallSettled;

    /// <summary>Completes after the first run, successful or not.</summary>
    public Task FirstRun => _firstRun.Task;

    /// <summary>Claims the calls of dead processes and settles them, once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await presence.StartAsync(cancellationToken);
            foreach (var call in await ClaimAsync(cancellationToken))
            {
                await SettleAsync(call, cancellationToken);
            }
        }
        catch (ConciergeException exception)
        {
            LogFailed(exception.Error.Code);
        }
        finally
        {
            _firstRun.TrySetResult();
        }
    }

    // Several servers may find the same dead server. The conditional update of the owner gives each call to exactly one of them.
    private async Task<List<CallRow>> ClaimAsync(CancellationToken cancellationToken)
    {
        var owners = await dead.FindAsync(cancellationToken);
        foreach (var owner in owners)
        {
            await scheduled.ResumeAsync(owner, cancellationToken);
        }

        var oldest = scheduled.OldestAttempt;
        return await database.UseAsync(
            async (context, token) =>
            {
                foreach (var owner in owners)
                {
                    await context.Calls
                        .Where(row => row.OwnerId == owner && row.FinishedAt == null)
                        .Where(row => row.SealedSchedule == null || row.RetryAt == null || row.RetryAt < oldest)
                        .ExecuteUpdateAsync(set => set
                            .SetProperty(row => row.OwnerId, presence.ServerId)
                            .SetProperty(row => row.Generation, row => row.Generation + 1)
                            .SetProperty(row => row.Interrupted, true), token);
                    await context.Servers.Where(row => row.Id == owner).ExecuteDeleteAsync(token);
                }

                // Includes the calls that an earlier run claimed and could not settle.
                return await context.Calls
                    .AsNoTracking()
                    .Where(row => row.OwnerId == presence.ServerId && row.Interrupted && row.FinishedAt == null)
                    .ToListAsync(token);
            },
            cancellationToken);
    }

    private async Task SettleAsync(CallRow call, CancellationToken cancellationToken)
    {
        // A call that waited for an attempt is not live. It is not dialled again, because the guest does not expect it any more.
        CarrierInquiryResult? finding = call.RetryAt is not null ? new CarrierInquiryResult(call.CallSid, call.CarrierStatus, WasLive: false)
            : account is { AccountSid: not null, AuthToken: not null } ? await inquiry.TryAskAsync(call, cancellationToken)
            : null;
        if (finding is null)
        {
            if (timeProvider.GetUtcNow() - call.DialledAt < MaxCallDuration)
            {
                LogStatusUnavailable(call.Id);
                return;
            }

            finding = new(call.CallSid, call.CarrierStatus, WasLive: false);
        }

        var outcome = call.RetryAt is not null && call.Outcome is { } last ? last : GetOutcome(call, finding);
        var now = timeProvider.GetUtcNow();
        var settled = await database.UseAsync(
            (context, token) => context.Calls
                .Where(row => row.Id == call.Id && row.OwnerId == presence.ServerId && row.FinishedAt == null)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.FinishedAt, now)
                        .SetProperty(row => row.Status, CallStatus.Error)
                        .SetProperty(row => row.CallSid, finding.CallSid)
                        .SetProperty(row => row.CarrierStatus, finding.Status)
                        .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                        .SetProperty(row => row.SealedSchedule, (byte[]?)null)
                        .SetProperty(row => row.Outcome, outcome)
                        .SetProperty(row => row.ErrorCode, CallErrors.Interrupted.Code),
                    token),
            cancellationToken);
        if (settled > 0)
        {
            await database.UseAsync(
                (context, token) => CallTimeRowWriter.EndAsync(context, call.Id, now, CallLimitRules.IsSettled(outcome), token), cancellationToken);
            LogSettled(call.Id, outcome, finding.WasLive);
            CallSettled?.Invoke(this, new(call, outcome));
        }
    }

    // If the callee answered, the result of the conversation is unknown. If not, nothing was agreed.
    private static CallOutcome GetOutcome(CallRow call, CarrierInquiryResult finding) => finding.Status switch
    {
        // Not confirmed: what was said after the agreement is unknown.
        _ when call.SealedClaim is not null => CallOutcome.Unclear,
        CarrierStatus.Busy => CallOutcome.Busy,
        CarrierStatus.NoAnswer or CarrierStatus.Canceled => CallOutcome.NoAnswer,
        CarrierStatus.Failed => CallOutcome.Failed,
        CarrierStatus.InProgress or CarrierStatus.Completed => CallOutcome.Unclear,
        _ when call.AnsweredAt is not null => CallOutcome.Unclear,
        _ => CallOutcome.Failed,
    };

    [LoggerMessage(2731, LogLevel.Warning, "Call {CallId}: its owner process died; outcome {Outcome}, the call was still live: {WasLive}")]
    private partial void LogSettled(string callId, CallOutcome outcome, bool wasLive);

    [LoggerMessage(2732, LogLevel.Warning, "Call {CallId}: its owner process died, and Twilio cannot be asked for its status yet")]
    private partial void LogStatusUnavailable(string callId);

    [LoggerMessage(2733, LogLevel.Warning, "The calls of dead processes could not be recovered ({Code})")]
    private partial void LogFailed(string code);
}
