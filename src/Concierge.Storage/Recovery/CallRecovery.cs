using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Looks after the calls of processes that died: asks Twilio what became of them, puts the line down if anybody is still on it, and writes down what is known.</summary>
internal sealed partial class CallRecovery(
    Database database,
    ServerPresence presence,
    DeadServers dead,
    CarrierInquiry inquiry,
    ConciergeSettings settings,
    TimeProvider time,
    ILogger<CallRecovery> logger)
{
    // However long a call may last and ring: after that nobody is on the line, whatever cannot be asked.
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(2);

    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it was looked once, whatever came of it.</summary>
    public Task Looked => _looked.Task;

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await presence.BeginAsync(cancellationToken);
            foreach (var call in await ClaimAsync(cancellationToken))
            {
                await SettleAsync(call, cancellationToken);
            }
        }
        catch (ConciergeException failed)
        {
            LogFailed(failed.Error.Code);
        }
        finally
        {
            _looked.TrySetResult();
        }
    }

    // Whoever changes the owner first has the call: of several servers that find a dead one, one settles each call.
    private async Task<List<CallRow>> ClaimAsync(CancellationToken cancellationToken)
    {
        var owners = await dead.FindAsync(cancellationToken);
        return await database.UseAsync(
            async (context, token) =>
            {
                foreach (var owner in owners)
                {
                    await context.Calls
                        .Where(row => row.OwnerId == owner && row.FinishedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, presence.Self).SetProperty(row => row.Interrupted, true), token);
                    await context.Servers.Where(row => row.Id == owner).ExecuteDeleteAsync(token);
                }

                // With those of before that could not be settled.
                return await context.Calls.AsNoTracking().Where(row => row.OwnerId == presence.Self && row.Interrupted && row.FinishedAt == null).ToListAsync(token);
            },
            cancellationToken);
    }

    private async Task SettleAsync(CallRow call, CancellationToken cancellationToken)
    {
        // One that waited to be dialled again has nobody on the line, and is not dialled behind the user's back now.
        CarrierFinding? finding = call.RetryAt is not null ? new CarrierFinding(call.CallSid, call.CarrierStatus, WasLive: false)
            : settings is { TwilioAccountSid: not null, TwilioAuthToken: not null } ? await inquiry.TryAskAsync(call, cancellationToken)
            : null;
        if (finding is null)
        {
            if (time.GetUtcNow() - call.DialledAt < LongestCall)
            {
                LogNotAsked(call.Id);
                return;
            }

            finding = new(call.CallSid, call.CarrierStatus, WasLive: false);
        }

        var outcome = call.RetryAt is not null && call.Outcome is { } last ? last : OutcomeOf(call, finding);
        var now = time.GetUtcNow();
        var settled = await database.UseAsync(
            (context, token) => context.Calls
                .Where(row => row.Id == call.Id && row.OwnerId == presence.Self && row.FinishedAt == null)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.FinishedAt, now)
                        .SetProperty(row => row.Status, CallStatus.Error)
                        .SetProperty(row => row.CallSid, finding.CallSid)
                        .SetProperty(row => row.CarrierStatus, finding.Status)
                        .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                        .SetProperty(row => row.Outcome, outcome)
                        .SetProperty(row => row.ErrorCode, CallErrors.Interrupted.Code),
                    token),
            cancellationToken);
        if (settled > 0)
        {
            LogSettled(call.Id, outcome, finding.WasLive);
        }
    }

    // A conversation that nobody heard the end of may have come to anything; without one, nothing was agreed.
    private static CallOutcome OutcomeOf(CallRow call, CarrierFinding finding) => finding.Status switch
    {
        CarrierStatus.Busy => CallOutcome.Busy,
        CarrierStatus.NoAnswer or CarrierStatus.Canceled => CallOutcome.NoAnswer,
        CarrierStatus.Failed => CallOutcome.Failed,
        CarrierStatus.InProgress or CarrierStatus.Completed => CallOutcome.Unclear,
        _ when call.AnsweredAt is not null => CallOutcome.Unclear,
        _ => CallOutcome.Failed,
    };

    [LoggerMessage(2731, LogLevel.Warning, "Call {CallId}: the process that held it died; outcome {Outcome}, was still on the line: {WasLive}")]
    private partial void LogSettled(string callId, CallOutcome outcome, bool wasLive);

    [LoggerMessage(2732, LogLevel.Warning, "Call {CallId}: the process that held it died, and Twilio cannot be asked about it yet")]
    private partial void LogNotAsked(string callId);

    [LoggerMessage(2733, LogLevel.Warning, "The calls of processes that died could not be looked after ({Code})")]
    private partial void LogFailed(string code);
}
