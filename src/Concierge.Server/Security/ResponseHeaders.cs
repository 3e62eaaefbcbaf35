using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>The headers of every answer: a browser keeps none that does not say how long, and guesses no media type.</summary>
internal static class ResponseHeaders
{
    /// <summary>Adds the headers. Must come first, so that errors have them too.</summary>
    public static void Use(WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";

        // The files of the description's page are the same for everybody.
        if (headers.CacheControl.Count == 0 && !context.Request.Path.StartsWithSegments(BrowserRequestGuard.DocsPath, StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
