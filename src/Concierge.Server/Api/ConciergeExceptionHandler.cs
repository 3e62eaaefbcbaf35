using Concierge.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Api;

/// <summary>Turns what the program throws on purpose into problem details.</summary>
internal sealed class ConciergeExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var error = exception switch
        {
            ConciergeException known => known.Error,
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => new ConciergeError(
                "api.invalid_body", "The request's body is not the JSON that was expected.", "GET /openapi.json describes it."),
            _ => null,
        };
        if (error is null)
        {
            return false;
        }

        await Problems.For(error).ExecuteAsync(httpContext);
        return true;
    }
}
