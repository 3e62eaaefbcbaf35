using System.Net;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>
/// Refuses what a page of another site has a browser send with the session cookie, also where the name of that site is made to lead to this server (DNS
/// rebinding). A request with a key in its header needs no guard: a page of another site does not know one.
/// </summary>
internal sealed class BrowserRequestGuard(RequestDelegate next, TwilioOptions twilio, string listeningHost)
{
    /// <summary>The header of the console's requests. A page of another site cannot send it without asking the server first.</summary>
    public const string ConsoleHeader = "X-Concierge-Console";

    /// <summary>The path of the console's operations.</summary>
    public const string ConsolePath = "/console";

    /// <summary>The path of the page that describes the API, and of its files.</summary>
    public const string DocsPath = "/docs";

    private readonly bool _isLocal = IsLoopback(listeningHost);

    /// <summary>Adds the guard. Must come before authentication.</summary>
    /// <param name="app">The server.</param>
    /// <param name="listeningHost">The address on which it listens.</param>
    public static void Use(WebApplication app, string listeningHost) => app.UseMiddleware<BrowserRequestGuard>(listeningHost);

    /// <summary>Checks a request of a browser.</summary>
    /// <exception cref="ConciergeException">
    /// It comes from another site (<c>session.cross_site</c>), or is for a name that the server does not have (<c>host.unknown</c>).
    /// </exception>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var usesCookie = SessionCookie.IsUsedBy(request);
        if (usesCookie || IsForConsole(request))
        {
            CheckHost(request);
        }

        if (usesCookie || (request.Headers.Authorization.Count == 0 && request.Path.StartsWithSegments(ConsolePath, StringComparison.OrdinalIgnoreCase)))
        {
            CheckOrigin(context, usesCookie);
        }

        return next(context);
    }

    private static bool IsForConsole(HttpRequest request) =>
        request.Path.StartsWithSegments(ConsolePath, StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments(DocsPath, StringComparison.OrdinalIgnoreCase)
        || (request.Path == "/" && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private void CheckHost(HttpRequest request)
    {
        if (_isLocal && !IsLoopback(request.Host.Host) && !IsPublicDomain(request.Host.Value))
        {
            throw new ConciergeException(SessionErrors.UnknownHost);
        }
    }

    private void CheckOrigin(HttpContext context, bool usesCookie)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var isGuarded = !isRead || context.WebSockets.IsWebSocketRequest;
        if ((isGuarded && request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, request))
            || (isGuarded && request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site != "same-origin")
            || (!isRead && usesCookie && request.Headers[ConsoleHeader] != "1"))
        {
            throw new ConciergeException(SessionErrors.CrossSite);
        }
    }

    // A proxy may replace the host, and not say that it ends TLS. The public name is only reached over TLS.
    private bool IsOwn(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page))
        {
            return false;
        }

        var isHttps = page.Scheme == Uri.UriSchemeHttps;
        return (isHttps && IsPublicDomain(page.Authority))
            || (isHttps == ClientScheme.IsHttps(request)
                && (isHttps || page.Scheme == Uri.UriSchemeHttp)
                && page.Authority.Equals(RemoveDefaultPort(request.Host, page), StringComparison.OrdinalIgnoreCase));
    }

    private static string RemoveDefaultPort(HostString host, Uri page) => host.Port == page.Port && page.IsDefaultPort ? host.Host : host.Value ?? "";

    private bool IsPublicDomain(string? authority) => twilio.PublicDomain is { } domain && domain.Equals(authority, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
