namespace Concierge.Checks;

/// <summary>Compares this machine's clock with the <c>Date</c> header (RFC 9110, 6.6.1) of every response.</summary>
/// <param name="timeProvider">This machine's clock.</param>
internal sealed class ServerClockHandler(TimeProvider timeProvider) : DelegatingHandler
{
    private readonly Lock _lock = new();
    private (string Host, TimeSpan Offset)? _latest;

    /// <summary>
    /// The server that answered last, and by how much this machine's clock is ahead of the server's, to the second; <see langword="null"/> before an
    /// answer.
    /// </summary>
    public (string Host, TimeSpan Offset)? Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.Date is { } date && request.RequestUri is { } address)
        {
            lock (_lock)
            {
                _latest = (address.Host, timeProvider.GetUtcNow() - date);
            }
        }

        return response;
    }
}
