using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Maps public hosts to local origins, as a tunnel such as ngrok does.</summary>
internal sealed class TunnelRegistry
{
    private readonly ConcurrentDictionary<string, Uri> _origins = new(StringComparer.OrdinalIgnoreCase);

    public void Open(string publicHost, Uri origin)
    {
        if (!origin.IsAbsoluteUri || origin.Scheme != Uri.UriSchemeHttp || !origin.IsLoopback)
        {
            throw new ArgumentException($"A tunnel leads to an http origin on this machine; {origin} is not one.", nameof(origin));
        }

        _origins[publicHost] = origin;
    }

    /// <summary>Finds the local URL behind a public one.</summary>
    /// <param name="publicUrl">An <c>https</c> or <c>wss</c> URL.</param>
    /// <param name="scheme"><c>http</c> or <c>ws</c>.</param>
    /// <returns>Null when the host has no tunnel.</returns>
    public Uri? Resolve(Uri publicUrl, string scheme) => _origins.TryGetValue(publicUrl.Authority, out Uri? origin)
        ? new Uri($"{scheme}://{origin.Authority}{publicUrl.PathAndQuery}")
        : null;
}
