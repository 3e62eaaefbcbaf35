using System.Security.Claims;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Description;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Console;

/// <summary>The endpoints with which somebody signs in with a browser, and the rehearsal's own.</summary>
internal static class ConsoleSessionEndpoints
{
    private const string OperatorName = "operator";

    private static readonly IReadOnlyList<string> ProductionVoices = ["openai"];

    private static readonly ConciergeError OneOfBoth = new(
        "request.session", "Signing in takes a key or the token of a link.", "Send {\"key\":\"…\"} or {\"link\":\"…\"}.");

    /// <summary>Adds the endpoints.</summary>
    public static void Map(WebApplication app)
    {
        var session = app.MapGroup("/console/session").WithTags("Console");
        session.MapGet("", Get).AllowAnonymous()
            .WithName("GetSession")
            .WithErrors("session.required")
            .WithSummary("Who has signed in with this browser, and what the server offers.");
        session.MapPost("", CreateAsync).AllowAnonymous()
            .WithName("CreateSession")
            .WithErrors("session.key", "session.link", "request.session", "limit.api_keys", "session.cross_site", "host.unknown", "storage.*")
            .WithSummary("Signs in with a browser: exchanges an API key, or the token of a one-time link, for the cookie of a session.");
        session.MapDelete("", DeleteAsync).AllowAnonymous()
            .WithName("DeleteSession")
            .WithErrors("session.cross_site", "host.unknown", "storage.*")
            .WithSummary("Signs out: the session ends, and the browser forgets the cookie.");
        app.Services.GetService<IConsoleRehearsal>()?.Map(app.MapGroup(BrowserRequestGuard.ConsolePath).RequireAuthorization());
    }

    private static Ok<ConsoleSessionView> Get(ClaimsPrincipal client, HttpContext context) =>
        client.Identity is { IsAuthenticated: true, Name: { } name }
            ? TypedResults.Ok(CreateView(
                name,
                client.IsInRole(ApiKeyAuthenticationHandler.AdminRole),
                context.Features.Get<BrowserSession>()?.ExpiresAt,
                context.RequestServices.GetService<IConsoleRehearsal>()))
            : throw new ConciergeException(SessionErrors.Required);

    private static async Task<Ok<ConsoleSessionView>> CreateAsync(
        CreateSessionBody body, HttpContext context, KeyVerifier keys, ConsoleLinks links, WrongKeyThrottle throttle, SessionCookie cookie)
    {
        var address = WrongKeyThrottle.GetAddress(context);
        if (throttle.GetRefusal(address) is { } remaining)
        {
            throw new ConciergeException(WrongKeyThrottle.Refusal with { RetryAfter = remaining });
        }

        var holder = body switch
        {
            { Key: { } key, Link: null } => await keys.FindAsync(key.Trim(), context.RequestAborted),
            { Key: null, Link: { } link } => links.TryUse(link) ? keys.Operator : null,
            _ => throw new ConciergeException(OneOfBoth),
        };
        if (holder is null)
        {
            throttle.RecordWrongKey(address);
            throw new ConciergeException(body.Key is null ? SessionErrors.WrongLink : SessionErrors.WrongKey);
        }

        var session = cookie.Begin(context, holder.Hash);
        return TypedResults.Ok(CreateView(holder.Name, holder.IsAdmin, session.ExpiresAt, context.RequestServices.GetService<IConsoleRehearsal>()));
    }

    private static async Task<NoContent> DeleteAsync(HttpContext context, EndedSessions endedSessions)
    {
        if (context.Features.Get<BrowserSession>() is { } session)
        {
            await endedSessions.AddAsync(session, context.RequestAborted);
        }

        SessionCookie.End(context);
        return TypedResults.NoContent();
    }

    private static ConsoleSessionView CreateView(string name, bool isAdmin, DateTimeOffset? expiresAt, IConsoleRehearsal? rehearsal) => new()
    {
        User = name == ApiKeyAuthenticationHandler.OperatorName ? null : name,
        Name = name == ApiKeyAuthenticationHandler.OperatorName ? OperatorName : name,
        Admin = isAdmin,
        ExpiresAt = expiresAt,
        Rehearsal = rehearsal is not null,
        Voices = rehearsal?.Voices ?? ProductionVoices,
        Version = ApiDescriber.Version,
    };
}
