using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>
/// The cookie of a browser that has signed in. It is encrypted with a key that is derived from the data key, so that every server of a cluster reads it
/// and none keeps sessions; those that have ended early are in <see cref="EndedSessions"/>. Thread-safe.
/// </summary>
internal sealed class SessionCookie(StorageOptions storage, TimeProvider timeProvider)
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int HttpPort = 80;
    private const int HashBytes = 32;
    private const int IdBytes = 16;
    private const int ContentBytes = HashBytes + sizeof(long) + IdBytes;

    private const string PlainName = "concierge_session_";
    private const string SecureName = "__Host-concierge_session";

    private readonly KeySeal _seal = new(storage, "concierge console session");

    /// <summary>
    /// Whether a request relies on the cookie: it has one, and no key of its own. A proxy in front may have the browser send another kind of authorization.
    /// </summary>
    public static bool IsUsedBy(HttpRequest request) =>
        !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && request.Cookies.ContainsKey(GetName(request));

    /// <summary>Reads the session of a request; <see langword="null"/> if it has none, or its time has passed.</summary>
    /// <exception cref="ConciergeException">The data key cannot be read (<c>storage.key</c>).</exception>
    public BrowserSession? Read(HttpRequest request) =>
        IsUsedBy(request) && Open(request.Cookies[GetName(request)]!) is { } session && session.ExpiresAt > timeProvider.GetUtcNow() ? session : null;

    /// <summary>Begins a session.</summary>
    /// <param name="context">The request that signs in, and its answer, which gets the cookie.</param>
    /// <param name="keyHash">The hash of the key.</param>
    /// <exception cref="ConciergeException">The data key cannot be read (<c>storage.key</c>).</exception>
    public BrowserSession Begin(HttpContext context, byte[] keyHash)
    {
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((timeProvider.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        var session = new BrowserSession(keyHash, expiresAt, RandomNumberGenerator.GetBytes(IdBytes));
        context.Response.Cookies.Append(GetName(context.Request), Seal(session), CreateOptions(context.Request));
        return session;
    }

    /// <summary>Has the browser forget the session.</summary>
    public static void End(HttpContext context) => context.Response.Cookies.Delete(GetName(context.Request), CreateOptions(context.Request));

    // Browsers send the cookies of all ports of a host to each of them: two servers on one machine have two names. What begins with __Host- is only taken
    // over TLS, and from this host itself.
    private static string GetName(HttpRequest request) =>
        ClientScheme.IsHttps(request) ? SecureName : string.Create(CultureInfo.InvariantCulture, $"{PlainName}{request.Host.Port ?? HttpPort}");

    private string Seal(BrowserSession session)
    {
        Span<byte> content = stackalloc byte[ContentBytes];
        session.KeyHash.CopyTo(content);
        BinaryPrimitives.WriteInt64BigEndian(content[HashBytes..], session.ExpiresAt.ToUnixTimeSeconds());
        session.Id.CopyTo(content[^IdBytes..]);
        return _seal.Seal(content);
    }

    private BrowserSession? Open(string text) => _seal.Open(text, ContentBytes) is { } content
        ? new BrowserSession(
            content[..HashBytes],
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(HashBytes))),
            content[^IdBytes..])
        : null;

    // No expiry: the browser forgets it when it is closed, and the server does not accept it for longer than its own time.
    private static CookieOptions CreateOptions(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        Secure = ClientScheme.IsHttps(request),
    };
}
