using Concierge.Contracts;

namespace Concierge.Calls.Limits;

/// <summary>Stores when calls were placed, with fingerprints of the user and of the number, and nothing else.</summary>
internal interface ICallLimitStore
{
    /// <summary>Counts an attempt, if every limit allows it. No other process counts one in between. Waits two seconds for a database at most.</summary>
    /// <param name="attempt">The attempt. One that is counted already is not counted again.</param>
    /// <param name="rules">The limits.</param>
    /// <param name="needsPause">Whether the pause after a final answer applies.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// <see langword="null"/> if the attempt is counted; otherwise the entries that count: those of the user and of the number in the last day, and
    /// all that are in progress.
    /// </returns>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>storage.…</c>). Nothing is counted.</exception>
    Task<IReadOnlyList<CallTimeEntry>?> TryAddAsync(CallTimeEntry attempt, CallLimitRules rules, bool needsPause, CancellationToken cancellationToken);

    /// <summary>Reads the entries that count for an attempt, without counting it.</summary>
    /// <exception cref="ConciergeException">The times cannot be read (<c>storage.…</c>).</exception>
    Task<IReadOnlyList<CallTimeEntry>> ReadAsync(CallTimeEntry attempt, CancellationToken cancellationToken);

    /// <summary>Stores the end of a call and frees the restaurant's line. A database stores it together with the result of the call as well.</summary>
    /// <param name="callId">The id of the call.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="settled">Whether the restaurant gave a final answer.</param>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>storage.…</c>).</exception>
    Task EndAsync(string callId, DateTimeOffset at, bool settled);

    /// <summary>Removes an attempt that was never placed: it does not count.</summary>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>storage.…</c>).</exception>
    Task RemoveAsync(CallTimeEntry attempt);
}
