using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Scalar.AspNetCore;

namespace Concierge.Server.Endpoints;

/// <summary>The page <c>/docs</c>: the API's description for people. Everything that it loads comes from this server.</summary>
internal static class DocsEndpoints
{
    private const string Path = "/docs";

    // The browser refuses what the page does not get from this server.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the page.</summary>
    public static void Map(WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            }

            return next(context);
        });
        app.MapScalarApiReference(
                Path,
                options => options
                    .WithTitle("Concierge")
                    .WithOpenApiRoutePattern("/openapi.json")
                    .DisableDefaultFonts()
                    .DisableAgent()
                    .DisableMcp()
                    .DisableTelemetry())
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
