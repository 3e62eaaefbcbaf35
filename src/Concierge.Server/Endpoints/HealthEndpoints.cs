using Concierge.Media.Realtime;
using Concierge.Options;
using Concierge.Contracts.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of health checks.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthView("live", []))).WithName("Live").WithTags("Health");
        routes.MapGet("/health/ready", Ready).WithName("Ready").WithTags("Health").RequireAuthorization();
    }

    private static Results<Ok<HealthView>, JsonHttpResult<HealthView>> Ready(RealtimeOptions realtime, TwilioOptions twilio)
    {
        List<string> missing = [.. FindMissingSettings(realtime, twilio)];
        return missing.Count == 0
            ? TypedResults.Ok(new HealthView("ready", []))
            : TypedResults.Json(new HealthView("not_ready", missing), ApiJsonContext.Default.HealthView, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static IEnumerable<string> FindMissingSettings(RealtimeOptions realtime, TwilioOptions twilio)
    {
        (string Name, string? Value)[] required =
        [
            ("OPENAI_API_KEY", realtime.ApiKey),
            ("TWILIO_ACCOUNT_SID", twilio.AccountSid),
            ("TWILIO_AUTH_TOKEN", twilio.AuthToken),
            ("TWILIO_PHONE_NUMBER", twilio.PhoneNumber),
            ("PUBLIC_DOMAIN", twilio.PublicDomain),
        ];
        return required.Where(setting => setting.Value is null).Select(setting => setting.Name);
    }
}
