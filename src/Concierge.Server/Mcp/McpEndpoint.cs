using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Mcp;

/// <summary>The endpoint for assistants: MCP over streamable HTTP, with the API's keys.</summary>
internal static class McpEndpoint
{
    /// <summary>Its path.</summary>
    /// <remarks>
    /// A constant of Concierge.Mcp would be as good; it stands here so that nothing of that assembly is needed before the first client comes.
    /// </remarks>
    public const string Path = "/mcp";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.Map(Path, (RequestDelegate)HandleAsync).RequireAuthorization().ExcludeFromDescription();

    private static Task HandleAsync(HttpContext context) => context.RequestServices.GetRequiredService<McpHost>().HandleAsync(context);
}
