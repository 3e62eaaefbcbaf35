using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Concierge.Server.Security;

/// <summary>Requires the bearer key for every API request, also for local clients: behind a tunnel every client looks local.</summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<ApiKeyOptions> options, WrongKeyThrottle throttle, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<ApiKeyOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = "Bearer ";

    private TimeSpan? _refusal;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var address = WrongKeyThrottle.GetAddress(Context);
        if (throttle.GetRefusal(address) is { } remaining)
        {
            _refusal = remaining;
            return Task.FromResult(AuthenticateResult.Fail("This address has sent too many wrong API keys."));
        }

        var actual = SHA256.HashData(Encoding.UTF8.GetBytes(header[Prefix.Length..].Trim()));
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(Options.ApiKey));
        if (!CryptographicOperations.FixedTimeEquals(actual, expected))
        {
            throttle.RecordWrongKey(address);
            return Task.FromResult(AuthenticateResult.Fail("The API key is not valid."));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "api")], ApiKeyAuthenticationHandler.Scheme));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, ApiKeyAuthenticationHandler.Scheme)));
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
