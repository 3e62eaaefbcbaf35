using Concierge.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>Refuses a request of a key that is not an administrator's.</summary>
internal static class AdministratorFilter
{
    private static readonly ConciergeError Refusal = new(
        "api.not_admin", "This key may not change what all persons share.", "Use an administrator's key: concierge keys create NAME --admin.");

    /// <summary>Accepts administrators only.</summary>
    public static RouteHandlerBuilder WithAdministrators(this RouteHandlerBuilder route) => route.AddEndpointFilter((context, next) =>
    {
        Check(context.HttpContext);
        return next(context);
    });

    /// <summary>Checks a request.</summary>
    /// <exception cref="ConciergeException">The key is not an administrator's (<c>api.not_admin</c>).</exception>
    public static void Check(HttpContext context)
    {
        if (!context.User.IsInRole(ApiKeyAuthenticationHandler.AdminRole))
        {
            throw new ConciergeException(Refusal);
        }
    }
}
