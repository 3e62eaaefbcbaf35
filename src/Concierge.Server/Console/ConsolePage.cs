using System.Reflection;
using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Concierge.Server.Console;

/// <summary>The page of the console at <c>/</c>, for browsers, and the files that it loads. Everything comes from this server.</summary>
internal static class ConsolePage
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string AssetsPath = "/assets";

    private static readonly ConciergeError Missing = new(
        "console.missing",
        "This program was built without the console.",
        "Build it: npm install && npm run build in src/Concierge.Console, then the program. The API works without it.");

    /// <summary>Adds what the page needs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="assembly">The assembly with the built files; <see langword="null"/> for the program's own.</param>
    public static IServiceCollection AddConsolePage(this IServiceCollection services, Assembly? assembly)
    {
        services.AddSingleton(new ConsoleFiles(assembly ?? typeof(ConsolePage).Assembly));

        // The files are the same for everybody: their length tells nothing.
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        return services;
    }

    /// <summary>
    /// Answers browsers at <c>/</c>. Must come before the operations: what programs get there stays as it is. Nobody has signed in before the page is there.
    /// </summary>
    public static void Use(WebApplication app)
    {
        app.UseWhen(
            context => IsPage(context.Request) || context.Request.Path.StartsWithSegments(AssetsPath, StringComparison.Ordinal),
            console => console.UseResponseCompression());
        app.Use((context, next) => IsPage(context.Request) ? SendPage(context).ExecuteAsync(context) : next(context));
    }

    /// <summary>Adds the files that the page loads.</summary>
    public static void Map(WebApplication app) =>
        app.MapGet($"{AssetsPath}/{{file}}", SendAsset).AllowAnonymous().ExcludeFromDescription();

    private static bool IsPage(HttpRequest request) =>
        request.Path == "/"
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static IResult SendPage(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        if (context.RequestServices.GetRequiredService<ConsoleFiles>().Find(ConsoleFiles.Page) is not { } page)
        {
            return ProblemFactory.Create(Missing);
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Permissions-Policy"] = "microphone=(self)";
        return Send(context, page);
    }

    private static IResult SendAsset(string file, HttpContext context, ConsoleFiles files)
    {
        if (files.Find($"assets/{file}") is not { } asset)
        {
            return TypedResults.NotFound();
        }

        // A name holds the hash of its content.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Send(context, asset);
    }

    private static FileContentHttpResult Send(HttpContext context, ConsoleFile file)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Bytes(file.Content, file.MediaType, entityTag: EntityTagHeaderValue.Parse(file.ETag));
    }
}
