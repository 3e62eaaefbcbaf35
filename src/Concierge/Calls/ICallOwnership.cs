namespace Concierge.Calls;

/// <summary>
/// Tells whether this process may act for a call. Where several servers run, a process that was paused may have lost its calls to another one and
/// must ask before it does anything.
/// </summary>
internal interface ICallOwnership
{
    /// <summary>Whether this process has not been paused since it last knew which calls are its own. One comparison: asked for every frame.</summary>
    bool IsCertain { get; }

    /// <summary>Waits until this process knows again which calls are its own.</summary>
    /// <returns>Whether the call is one of them.</returns>
    ValueTask<bool> ConfirmAsync(Call call, CancellationToken cancellationToken);

    /// <summary>
    /// Asks who owns the call, also where nothing makes this process doubt: before it hangs up, which cannot be taken back. A server that was declared dead
    /// learns of it only afterwards. A call that another server owns is relinquished. Nobody adopts a call while the database is away: the call is then
    /// this server's own.
    /// </summary>
    /// <returns>Whether the call is this server's own.</returns>
    ValueTask<bool> AskAsync(Call call, CancellationToken cancellationToken);
}
