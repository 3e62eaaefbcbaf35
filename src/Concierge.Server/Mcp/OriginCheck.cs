using System.Net;
using Concierge.Contracts;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Mcp;

/// <summary>
/// Refuses requests that a web page of another host has a browser send, also where its name is made to lead to this server (DNS rebinding), as the
/// protocol requires. Programs send no <c>Origin</c>.
/// </summary>
internal static class OriginCheck
{
    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="publicDomain">The public name of this server, with its port if it has one.</param>
    /// <exception cref="ConciergeException">The request comes from a web page of another host (<c>mcp.origin</c>).</exception>
    public static void Check(HttpRequest request, string? publicDomain)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsAllowed(origin, publicDomain))
        {
            throw new ConciergeException(new(
                "mcp.origin",
                "The request comes from a web page of another host, and such pages may not use the tools.",
                "Connect with a program, or with a page of this machine or of PUBLIC_DOMAIN."));
        }
    }

    private static bool IsAllowed(string origin, string? publicDomain) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (page.Host == "localhost"
            || (IPAddress.TryParse(page.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
            || page.Authority.Equals(publicDomain, StringComparison.OrdinalIgnoreCase));
}
