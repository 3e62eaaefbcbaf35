namespace Concierge.Calls;

/// <summary>The ownership of a server that is alone: every call is its own.</summary>
internal sealed class SoleCallOwnership : ICallOwnership
{
    /// <inheritdoc/>
    public bool IsCertain => true;

    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(Call call, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <inheritdoc/>
    public ValueTask<bool> AskAsync(Call call, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
