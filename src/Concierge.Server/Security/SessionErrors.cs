using Concierge.Contracts;

namespace Concierge.Server.Security;

/// <summary>The errors of sessions in a browser. docs/errors.md explains every code.</summary>
internal static class SessionErrors
{
    /// <summary>There is no session, or it has ended.</summary>
    public static ConciergeError Required { get; } = new(
        "session.required", "Nobody has signed in with this browser, or the session has ended.", "Sign in again with your API key.");

    /// <summary>The key is not valid.</summary>
    public static ConciergeError WrongKey { get; } = new(
        "session.key",
        "The API key is not valid.",
        "Use CONCIERGE_API_KEY, the key in the file that concierge serve names at its start, or one of concierge keys create.");

    /// <summary>The one-time link is not valid.</summary>
    public static ConciergeError WrongLink { get; } = new(
        "session.link", "The link was used before, or is older than ten minutes.", "Sign in with your API key, or start the server again for another link.");

    /// <summary>The request does not come from the console of this server.</summary>
    public static ConciergeError CrossSite { get; } = new(
        "session.cross_site",
        "The request does not come from this server's own pages.",
        "Programs send \"Authorization: Bearer KEY\" instead of the cookie; a page of this server sends the header X-Concierge-Console: 1.");

    /// <summary>The request is for a name that this server does not have.</summary>
    public static ConciergeError UnknownHost { get; } = new(
        "host.unknown",
        "The request is for a host name that this server does not have.",
        "Open the console under http://127.0.0.1:PORT/ or localhost, or set PUBLIC_DOMAIN to the name.");
}
