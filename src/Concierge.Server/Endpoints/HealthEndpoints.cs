using System.Security.Claims;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts.Api;
using Concierge.Media.Realtime;
using Concierge.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of health checks, and the index that points to what exists.</summary>
internal static class HealthEndpoints
{
    private const string Index = """
        {
          "name": "concierge",
          "endpoints": {
            "GET /health/live": "whether the server runs; needs no key",
            "GET /health/ready": "whether calls can be placed; with the key also why not",
            "GET /openapi.json": "the description of the API; needs no key",
            "GET /docs": "the description of the API as a page; needs no key"
          },
          "authorization": "Send \"Authorization: Bearer KEY\" with every request; concierge serve prints where the key is."
        }
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.Text(Index, "application/json")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health", () => TypedResults.Text(Index, "application/json")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthView("live", []))).AllowAnonymous()
            .WithName("Live").WithSummary("Whether the server runs.").WithTags("Health");
        routes.MapGet("/health/ready", Ready).AllowAnonymous()
            .WithName("Ready").WithSummary("Whether calls can be placed; with a key also which settings are missing.").WithTags("Health");
    }

    // A load balancer has no key: it learns whether, and the operator learns why.
    private static Results<Ok<HealthView>, JsonHttpResult<HealthView>> Ready(
        ClaimsPrincipal client, RealtimeOptions realtime, TwilioOptions twilio, CallManager calls)
    {
        var isKnown = client.Identity?.IsAuthenticated == true;
        var missing = RequiredSettings.FindMissing(twilio, realtime);
        return missing.Count == 0 && !calls.IsDraining
            ? TypedResults.Ok(new HealthView("ready", []))
            : TypedResults.Json(
                new HealthView(isKnown && calls.IsDraining ? "draining" : "not_ready", isKnown ? missing : []),
                ApiJsonContext.Default.HealthView,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
