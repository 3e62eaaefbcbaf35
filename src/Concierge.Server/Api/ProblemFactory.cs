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
        type: $"urn:concierge:error:{error.Code}",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code });

    /// <summary>Adds a code (<c>http.404</c>) to a problem of the framework (an unknown path, a body too large).</summary>
    public static void AddCode(ProblemDetailsContext context) =>
        context.ProblemDetails.Extensions.TryAdd("code", string.Create(CultureInfo.InvariantCulture, $"http.{context.HttpContext.Response.StatusCode}"));

    private static int GetStatusCode(string code) => code switch
    {
        "api.unauthorized" => StatusCodes.Status401Unauthorized,
        "call.not_found" or "request.not_known" or "restaurant.not_known" or "reservation.not_found" => StatusCodes.Status404NotFound,
        "call.question_not_open" => StatusCodes.Status409Conflict,
        "api.invalid_body" => StatusCodes.Status400BadRequest,
        "twilio.not_configured" or "openai.not_configured" or "public_domain.required" or "data.not_writable" => StatusCodes.Status503ServiceUnavailable,
        _ => code.Split('.')[0] switch
        {
            "limit" => StatusCodes.Status429TooManyRequests,
            "storage" => StatusCodes.Status503ServiceUnavailable,
            "request" or "phone" or "restaurant" or "reservation" => StatusCodes.Status422UnprocessableEntity,
            "twilio" or "openai" or "call" or "google_places" => StatusCodes.Status502BadGateway,
            _ => StatusCodes.Status500InternalServerError,
        },
    };
}
