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
}
