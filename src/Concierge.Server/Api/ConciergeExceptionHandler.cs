using Concierge.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Api;

/// <summary>Turns exceptions with a known error into problem details.</summary>
internal sealed class ConciergeExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var error = exception switch
        {
            ConciergeException known => known.Error,
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => new ConciergeError(
                "api.invalid_body", "The request's body is not valid JSON for this operation.", "GET /openapi.json describes the request."),
            _ => null,
        };
        if (error is null)
        {
            return false;
        }

        await ProblemFactory.Create(error).ExecuteAsync(httpContext);
        return true;
    }
}
