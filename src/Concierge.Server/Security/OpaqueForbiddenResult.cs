using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>403 without a body: an unauthorized client gets no information.</summary>
internal sealed class OpaqueForbiddenResult : IResult
{
    public static OpaqueForbiddenResult Instance { get; } = new();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        httpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
