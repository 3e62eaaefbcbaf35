using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Mapping;
using Concierge.Storage.Calls;
using Concierge.Storage.Recovery;

namespace Concierge.Server.Endpoints;

/// <summary>Reports the calls of failed servers with the next request.</summary>
internal sealed class InterruptedCallReporter(CallReader book, CallRecovery recovery, TimeProvider timeProvider)
{
    // Twilio is asked at the start. A request does not wait longer than this for the answer.
    private static readonly TimeSpan RecoveryTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Takes the calls that have not been reported yet. Never throws: calls that cannot be read now are reported later.</summary>
    public async Task<IReadOnlyList<InterruptedCallView>> TakeUnreportedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await recovery.FirstRun.WaitAsync(RecoveryTimeout, timeProvider, cancellationToken);
            return [.. (await book.TakeUnreportedAsync(cancellationToken)).Select(call => InterruptedCallViewMapper.Map(call, book.GetClaim(call)))];
        }
        catch (Exception exception) when (exception is TimeoutException or ConciergeException)
        {
            return [];
        }
    }
}
