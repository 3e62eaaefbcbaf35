using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>
/// How the client of a request has connected. A proxy that ends TLS says so in a header; a client that forges it harms only itself: its browser then sends no
/// cookie over a plain connection.
/// </summary>
internal static class ClientScheme
{
    /// <summary>The header. Each proxy appends its own part; the first is that of the client.</summary>
    private const string Header = "X-Forwarded-Proto";

    /// <summary>Whether the client has connected with TLS.</summary>
    public static bool IsHttps(HttpRequest request) =>
        request.IsHttps || request.Headers[Header].ToString().Split(',')[0].Trim().Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
}
