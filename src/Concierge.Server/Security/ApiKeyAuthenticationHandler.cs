using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Concierge.Access;
using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Concierge.Server.Security;

/// <summary>Requires the bearer key for every API request, also for local clients: behind a tunnel every client looks local.</summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<ApiKeyOptions> options, WrongKeyThrottle throttle, PersonalKeyRegistry persons, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<ApiKeyOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = "Bearer ";

    private TimeSpan? _refusal;

    /// <summary>The role of a key that may act for others.</summary>
    public const string AdminRole = "admin";

    /// <summary>The name of the principal of the first administrator's key: the operator.</summary>
    public const string OperatorName = "";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var address = WrongKeyThrottle.GetAddress(Context);
        if (throttle.GetRefusal(address) is { } remaining)
        {
            _refusal = remaining;
            return AuthenticateResult.Fail("This address has sent too many wrong API keys.");
        }

        var key = header[Prefix.Length..].Trim();
        if (CryptographicOperations.FixedTimeEquals(KeyGenerator.ComputeHash(key), KeyGenerator.ComputeHash(Options.ApiKey)))
        {
            return Accept(OperatorName, isAdmin: true);
        }

        if (await persons.FindAsync(key, Context.RequestAborted) is { } person)
        {
            return Accept(person.Name, person.IsAdmin);
        }

        throttle.RecordWrongKey(address);
        return AuthenticateResult.Fail("The API key is not valid.");
    }

    private static AuthenticateResult Accept(string name, bool isAdmin)
    {
        // An MCP session belongs to its identifier. No person can have the operator's: a name has no colon.
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.NameIdentifier, name == OperatorName ? ":operator" : name)];
        if (isAdmin)
        {
            claims.Add(new(ClaimTypes.Role, AdminRole));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, ApiKeyAuthenticationHandler.Scheme));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, ApiKeyAuthenticationHandler.Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_refusal is { } remaining)
        {
            Response.Headers.RetryAfter = ((int)Math.Ceiling(remaining.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await ProblemFactory.Create(new ConciergeError(
                "limit.api_keys",
                "This address has sent too many wrong API keys.",
                $"Wait a minute, then send the right key: at most {WrongKeyThrottle.MaxWrongKeys} wrong ones a minute are looked at.")).ExecuteAsync(Context);
            return;
        }

        Response.Headers.WWWAuthenticate = ApiKeyAuthenticationHandler.Scheme;
        await ProblemFactory.Create(new ConciergeError(
            "api.unauthorized",
            "The API key is missing or not valid.",
            "Send \"Authorization: Bearer KEY\"; the key is CONCIERGE_API_KEY, or the one that concierge serve prints at its start.")).ExecuteAsync(Context);
    }
}
