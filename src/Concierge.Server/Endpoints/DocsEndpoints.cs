using Concierge.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Scalar.AspNetCore;

namespace Concierge.Server.Endpoints;

/// <summary>The page <c>/docs</c>: the API's description for people. Everything that it loads comes from this server.</summary>
internal static class DocsEndpoints
{
    // The browser refuses what the page does not get from this server. The page sets styles of elements, which no nonce can allow.
    private const string PolicyBeforeNonce = "default-src 'none'; script-src 'self'";

    private const string PolicyAfterNonce =
        "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the page.</summary>
    public static void Map(WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(BrowserRequestGuard.DocsPath, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.OnStarting(static state => SetPolicy((HttpContext)state), context);
            }

            return next(context);
        });
        app.MapScalarApiReference(
                BrowserRequestGuard.DocsPath,
                options => options
                    .WithTitle("Concierge")
                    .WithOpenApiRoutePattern("/openapi.json")
                    .WithNonce()
                    .DisableDefaultFonts()
                    .DisableAgent()
                    .DisableMcp()
                    .DisableTelemetry())
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    // The page makes a nonce for its script that holds its options.
    private static Task SetPolicy(HttpContext context)
    {
        var nonce = context.Items[ScalarOptions.NonceHttpContextItemKey] is string made ? $" 'nonce-{made}'" : "";
        context.Response.Headers.ContentSecurityPolicy = PolicyBeforeNonce + nonce + PolicyAfterNonce;
        return Task.CompletedTask;
    }
}
