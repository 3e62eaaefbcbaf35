using System.Security.Claims;
using System.Text.Encodings.Web;
using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Concierge.Server.Security;

/// <summary>
/// Requires the bearer key for every API request, also for local clients: behind a tunnel every client looks local. A browser sends the cookie of its
/// session instead.
/// </summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<ApiKeyOptions> options,
    WrongKeyThrottle throttle,
    KeyVerifier keys,
    SessionCookie cookie,
    SessionVerifier sessions,
    CalendarSecret calendar,
    ILoggerFactory logger,
    UrlEncoder encoder)
    : AuthenticationHandler<ApiKeyOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = "Bearer ";

    private TimeSpan? _refusal;

    /// <summary>The role of a key that may act for others.</summary>
    public const string AdminRole = "admin";

    /// <summary>The role of a calendar program, which reads its person's own bookings.</summary>
    public const string CalendarRole = "calendar";

    /// <summary>The name of the principal of the first administrator's key: the operator.</summary>
    public const string OperatorName = "";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return await ReadSessionAsync();
        }

        var address = WrongKeyThrottle.GetAddress(Context);
        if (throttle.GetRefusal(address) is { } remaining)
        {
            _refusal = remaining;
            return AuthenticateResult.Fail("This address has sent too many wrong API keys.");
        }

        if (await keys.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is { } holder)
        {
            return Accept(holder);
        }

        throttle.RecordWrongKey(address);
        return AuthenticateResult.Fail("The API key is not valid.");
    }

    // A session ends with its key, and so does the secret of a calendar. Each can also end earlier.
    private async Task<AuthenticateResult> ReadSessionAsync()
    {
        if (await calendar.ReadAsync(Request, Context.RequestAborted) is { } hash)
        {
            // A calendar has no right to what is not its own: the administrator's part is left out.
            return await keys.FindByHashAsync(hash, Context.RequestAborted) is { } subscriber
                ? Accept(subscriber with { IsAdmin = false }, CalendarRole)
                : AuthenticateResult.NoResult();
        }

        if (cookie.Read(Request) is not { } session || await sessions.FindAsync(session, Context.RequestAborted) is not { } holder)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(session);
        return Accept(holder);
    }

    private AuthenticateResult Accept(KeyHolder holder, string? role = null)
    {
        Context.Features.Set(holder);
        var name = holder.Name;

        // An MCP session belongs to its identifier. No person can have the operator's: a name has no colon.
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.NameIdentifier, name == OperatorName ? ":operator" : name)];
        if (holder.IsAdmin)
        {
            claims.Add(new(ClaimTypes.Role, AdminRole));
        }

        if (role is not null)
        {
            claims.Add(new(ClaimTypes.Role, role));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, ApiKeyAuthenticationHandler.Scheme));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, ApiKeyAuthenticationHandler.Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_refusal is { } remaining)
        {
            Response.Headers.RetryAfter = WrongKeyThrottle.FormatRetryAfter(remaining);
            await ProblemFactory.Create(WrongKeyThrottle.Refusal).ExecuteAsync(Context);
            return;
        }

        if (SessionCookie.IsUsedBy(Request))
        {
            await ProblemFactory.Create(SessionErrors.Required).ExecuteAsync(Context);
            return;
        }

        Response.Headers.WWWAuthenticate = ApiKeyAuthenticationHandler.Scheme;
        await ProblemFactory.Create(new ConciergeError(
            "api.unauthorized",
            "The API key is missing or not valid.",
            "Send \"Authorization: Bearer KEY\"; the key is CONCIERGE_API_KEY, or the one that concierge serve prints at its start.")).ExecuteAsync(Context);
    }
}
