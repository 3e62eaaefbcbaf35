namespace Concierge.Server.Webhooks;

/// <summary>Wakes the sender when this server has stored an event.</summary>
internal sealed class WebhookSignal : IDisposable
{
    private readonly SemaphoreSlim _stored = new(0, 1);

    /// <summary>Wakes the sender.</summary>
    public void Set()
    {
        try
        {
            _stored.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been woken already.
        }
    }

    /// <summary>Waits until it is woken.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _stored.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _stored.Dispose();
}
