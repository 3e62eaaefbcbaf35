using System.Net.Http.Headers;

namespace Concierge.Mcp.Api;

/// <summary>Connects to a server when it is needed first, and once. A connection that failed is tried again by the next tool. Thread-safe.</summary>
/// <param name="http">The client, which gets the key.</param>
/// <param name="connect">Connects: the server's address, and the key of its API.</param>
internal sealed class LazyConnection(HttpClient http, Func<CancellationToken, Task<(Uri Server, string ApiKey)>> connect) : IDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private volatile Uri? _server;

    /// <summary>Returns the server's address.</summary>
    public async Task<Uri> FindServerAsync(CancellationToken cancellationToken)
    {
        if (_server is { } connected)
        {
            return connected;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_server is null)
            {
                // The server outlives the tool that needs it first.
                var (server, key) = await connect(CancellationToken.None);
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
                _server = server;
            }

            return _server;
        }
        finally
        {
            _connecting.Release();
        }
    }

    public void Dispose() => _connecting.Dispose();
}
