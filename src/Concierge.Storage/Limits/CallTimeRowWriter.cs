using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Limits;

/// <summary>Writes the end of a call's attempts, for the limits.</summary>
internal static class CallTimeRowWriter
{
    /// <summary>Stores the end of a call's attempts: the restaurant's line is free. An end that is stored already is kept.</summary>
    /// <param name="context">The database.</param>
    /// <param name="callId">The id of the call.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="settled">Whether the restaurant gave a final answer.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static Task EndAsync(ConciergeContext context, string callId, DateTimeOffset at, bool settled, CancellationToken cancellationToken) =>
        context.CallTimes
            .Where(row => row.CallId == callId && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, at).SetProperty(row => row.Settled, settled), cancellationToken);
}
