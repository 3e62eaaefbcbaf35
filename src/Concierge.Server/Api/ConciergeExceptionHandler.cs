using System.Globalization;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Concierge.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Api;

/// <summary>
/// Turns every exception into problem details: those with a known error, and all others as <c>server.fault</c> with an id that the log repeats.
/// </summary>
internal sealed partial class ConciergeExceptionHandler(ILogger<ConciergeExceptionHandler> logger) : IExceptionHandler
{
    /// <summary>The item of a request's context with the name of its user, which the log shows.</summary>
    public const string UserItem = "concierge.user";

    // The framework's words for a body in an encoding that it does not know.
    private const string UnreadableType = "Unable to read the request as JSON";

    /// <summary>Returns the error for an exception. An unexpected one is logged.</summary>
    public static ConciergeError GetError(Exception exception, ILogger logger)
    {
        if (exception is ConciergeException known)
        {
            return known.Error;
        }

        var id = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");
        LogFault(logger, exception, id);
        return new ConciergeError(
            "server.fault",
            $"The server has failed with an internal error (id {id}).",
            "Try again. If it happens again, report it with the lines of the server's log that contain the id.");
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ConciergeError error;
        switch (exception)
        {
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                // Nobody reads the response.
                return true;
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } refused
                when UnboundParameter().Match(refused.Message) is { Success: true } unbound:
                error = QueryParameterMiddleware.InvalidParameter(unbound.Groups["name"].Value);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }:
                error = new("api.invalid_body", "The request's body is not valid JSON for this operation.", "GET /openapi.json describes the request.");
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
            case InvalidOperationException when exception.Message.StartsWith(UnreadableType, StringComparison.Ordinal):
                error = new(
                    "api.invalid_body", "The Content-Type does not say that the body is JSON in UTF-8.", "Send it with Content-Type: application/json.");
                break;
            case BadHttpRequestException refused:
                // The web server's own refusals (a body too large) have their own status; its page is added by UseStatusCodePages.
                httpContext.Response.StatusCode = refused.StatusCode;
                return true;
            default:
                error = GetError(exception, logger);
                break;
        }

        var user = httpContext.Items[UserItem] as string ?? "operator";
        LogRefused(httpContext.TraceIdentifier, httpContext.Request.Method, httpContext.Request.Path, user, error.Code);
        if (error.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await ProblemFactory.Create(error).ExecuteAsync(httpContext);
        return true;
    }

    // The framework tells a parameter of the path or the query, or one that is missing, only by its sentence.
    [GeneratedRegex("""^(?:Failed to bind|Required) parameter "[^"]*?(?<name>\w+)" (?:from|was not provided from (?:query string|route))""")]
    private static partial Regex UnboundParameter();

    [LoggerMessage(2652, LogLevel.Error, "Internal error {FaultId}")]
    private static partial void LogFault(ILogger logger, Exception exception, string faultId);

    [LoggerMessage(2740, LogLevel.Information, "Request {RequestId}: {Method} {Path} of user {User} refused with {Code}")]
    private partial void LogRefused(string requestId, string method, string path, string user, string code);
}
