using System.Globalization;
using Concierge.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Concierge.Server.Api;

/// <summary>Writes errors as RFC 9457 problem details with the stable code and the remedy.</summary>
internal static class ProblemFactory
{
    public static ProblemHttpResult Create(ConciergeError error) => TypedResults.Problem(
        statusCode: GetStatusCode(error.Code),
        title: error.Message,
        detail: error.Remedy.Length == 0 ? null : error.Remedy,
        type: GetType(error.Code),
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code });

    /// <summary>
    /// Gives a problem that the framework found (an unknown path, a body too large) a code, a sentence and a remedy. A problem with a code stays as it is.
    /// </summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code"))
        {
            return;
        }

        var error = FromStatus(context.HttpContext.Response);
        problem.Title = error.Message;
        problem.Detail = error.Remedy;
        problem.Type = GetType(error.Code);
        problem.Extensions["code"] = error.Code;
    }

    private static string GetType(string code) => $"urn:concierge:error:{code}";

    private static ConciergeError FromStatus(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new("http.404", "This server has no such path.", "GET /openapi.json lists the paths."),
        StatusCodes.Status405MethodNotAllowed => new(
            "http.405",
            "This path does not take this method.",
            response.Headers.Allow.ToString() is { Length: > 0 } methods ? $"Send {methods.Replace(", ", " or ", StringComparison.Ordinal)}."
                : "GET /openapi.json lists the methods of each path."),
        StatusCodes.Status413PayloadTooLarge => response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<RequestBodyLimit>() is null
            ? new("http.413", "The request's body is larger than 64 KB.", "Send a shorter text.")
            : new("http.413", "The file is larger than 32 MB.", "Import it in parts."),
        StatusCodes.Status415UnsupportedMediaType => new(
            "http.415", "The Content-Type does not say that the body is JSON.", "Send JSON with Content-Type: application/json."),
        var status => new(
            string.Create(CultureInfo.InvariantCulture, $"http.{status}"),
            "The web server cannot answer this request.",
            "GET /openapi.json describes the requests that it answers."),
    };

    /// <summary>The HTTP status of an error code.</summary>
    public static int GetStatusCode(string code) => code switch
    {
        "api.unauthorized" or "session.required" or "session.key" or "session.link" => StatusCodes.Status401Unauthorized,
        "call.not_found" or "request.not_known" or "restaurant.not_known" or "reservation.not_found" or "plan.not_found" or "webhook.not_found"
            or "console.missing" =>
            StatusCodes.Status404NotFound,
        "reservation.changed" => StatusCodes.Status412PreconditionFailed,
        "call.question_not_open" or "call.not_in_progress" or "plan.used" or "plan.expired" or "idempotency.in_progress" => StatusCodes.Status409Conflict,
        "request.websocket" => StatusCodes.Status426UpgradeRequired,
        "host.unknown" => StatusCodes.Status421MisdirectedRequest,
        "api.invalid_body" => StatusCodes.Status400BadRequest,
        "http.403" or "api.not_admin" or "mcp.origin" or "session.cross_site" => StatusCodes.Status403Forbidden,
        "http.413" => StatusCodes.Status413PayloadTooLarge,
        "http.415" => StatusCodes.Status415UnsupportedMediaType,
        "twilio.not_configured" or "openai.not_configured" or "public_domain.required"
            or "data.not_writable" or "server.stopping" => StatusCodes.Status503ServiceUnavailable,
        _ => code.Split('.')[0] switch
        {
            "limit" => StatusCodes.Status429TooManyRequests,
            "storage" => StatusCodes.Status503ServiceUnavailable,
            "request" or "phone" or "restaurant" or "reservation" or "plan" or "idempotency" or "import" or "webhook" =>
                StatusCodes.Status422UnprocessableEntity,
            "twilio" or "openai" or "call" or "google_places" => StatusCodes.Status502BadGateway,
            _ => StatusCodes.Status500InternalServerError,
        },
    };
}
