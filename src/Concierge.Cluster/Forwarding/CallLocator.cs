using Concierge.Cluster.Grains;
using Concierge.Contracts;
using Concierge.Storage.Calls;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Forwarding;

/// <summary>Finds the server that owns a call.</summary>
internal sealed partial class CallLocator(IGrainFactory grains, CallOwnerTable owners, TimeProvider timeProvider, ILogger<CallLocator> logger)
{
    // A silo that has failed without being declared dead yet does not answer.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>Asks the cluster, and the table of calls about a call that no server has registered. Never throws but for cancellation.</summary>
    public async Task<CallLocation> FindAsync(string callId, CancellationToken cancellationToken)
    {
        try
        {
            var owner = await grains.GetGrain<ICallGrain>(callId).FindOwnerAsync().WaitAsync(Timeout, timeProvider, cancellationToken);
            return owner is not null
                ? new CallLocation(new Uri(owner.Address), IsExpected: true)
                : new CallLocation(Owner: null, await owners.IsUnfinishedAsync(callId, cancellationToken));
        }
        catch (ConciergeException)
        {
            // To hang up on a call that another server may have is worse than to let the request wait.
            return new CallLocation(Owner: null, IsExpected: true);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAnswered(callId, exception.GetType().Name);
            return new CallLocation(Owner: null, IsExpected: true);
        }
    }

    [LoggerMessage(2851, LogLevel.Debug, "Call {CallId}: the cluster does not say who owns it ({Cause})")]
    private partial void LogNotAnswered(string callId, string cause);
}
