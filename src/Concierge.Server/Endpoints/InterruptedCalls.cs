using Concierge.Contracts;
using Concierge.Server.Api;
using Concierge.Storage.Calls;
using Concierge.Storage.Recovery;

namespace Concierge.Server.Endpoints;

/// <summary>The calls that a dead process left behind, for the next person who asks for something.</summary>
internal sealed class InterruptedCalls(CallBook book, CallRecovery recovery, TimeProvider time)
{
    // Twilio is asked at the start; a person does not wait for its answer for long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Those that nobody was told of yet. Never fails: what cannot be read now is told another time.</summary>
    public async Task<IReadOnlyList<InterruptedCallView>> TakeUntoldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await recovery.Looked.WaitAsync(Patience, time, cancellationToken);
            return [.. (await book.TakeUntoldAsync(cancellationToken)).Select(InterruptedCallView.Of)];
        }
        catch (Exception later) when (later is TimeoutException or ConciergeException)
        {
            return [];
        }
    }
}
