using Concierge.Calls.Lifecycle;
using Concierge.Server.Routing;
using Concierge.Server.Security;
using Concierge.Server.Streams;
using Concierge.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Endpoints;

/// <summary>The webhooks and the media stream endpoint for Twilio. Every request must have Twilio's signature.</summary>
internal static class TwilioEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("").AddEndpointFilter<TwilioSignatureFilter>().WithTags("Twilio").WithMetadata(CallRoute.Twilio)
            .DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        webhooks.MapMethods("/twiml", [HttpMethods.Get, HttpMethods.Post], GetTwiml).WithName("Twiml");
        webhooks.MapPost(CallTwiml.StreamEndedPath, StreamEndedAsync).WithName("StreamEnded");
        webhooks.MapPost("/twilio-status", ReportAsync).WithName("TwilioStatus");
        routes.Map($"{CallTwiml.StreamPath}/{{call_id?}}", StreamAsync).WithMetadata(CallRoute.Twilio).ExcludeFromDescription().AllowAnonymous();
    }

    private static ContentHttpResult GetTwiml(string? call_id, CallManager calls, CallTwiml directions)
    {
        if (call_id is null || !calls.TryGetSession(call_id, out var session))
        {
            return CreateXmlResult(TwimlWriter.Hangup());
        }

        session.OnInstructionsRequested();
        return CreateXmlResult(session.Call.Ending is null ? directions.WriteConnect(session.Call) : TwimlWriter.Hangup());
    }

    // Twilio requests this TwiML when a stream has ended: resume after a broken stream, otherwise hang up.
    private static async Task<ContentHttpResult> StreamEndedAsync(HttpContext context, string? call_id, CallManager calls, CallTwiml directions)
    {
        if (call_id is null
            || !calls.TryGetSession(call_id, out var session)
            || await TwilioRequestBody.ReadAsync(context) is not { } body
            || (session.Call.CallSid is { } callSid && callSid != body.GetValue("CallSid")))
        {
            return CreateXmlResult(TwimlWriter.Hangup());
        }

        if (StatusCallback.ParseStatus(body.GetValue("CallStatus")) is { } status)
        {
            session.OnCarrierStatus(status);
        }

        return CreateXmlResult(session.TryResume() ? directions.WriteConnect(session.Call) : TwimlWriter.Hangup());
    }

    private static async Task<IResult> ReportAsync(HttpContext context, string? call_id, CallManager calls)
    {
        if (call_id is null || !calls.TryGetSession(call_id, out var session) || await TwilioRequestBody.ReadAsync(context) is not { IsForm: true } body)
        {
            return TypedResults.NoContent();
        }

        var report = StatusCallback.FromForm(body.GetValue);
        if (session.Call.CallSid is { } callSid && callSid != report.CallSid)
        {
            return TypedResults.NoContent();
        }

        if (report.Status is { } status)
        {
            session.OnCarrierStatus(status);
        }

        if (report.AnsweredBy is not null)
        {
            session.OnAnsweredBy(report);
        }

        return TypedResults.NoContent();
    }

    private static async Task StreamAsync(HttpContext context, TwilioRequestValidator validator, TwilioHandler handler, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest || !await validator.IsFromTwilioAsync(context))
        {
            await OpaqueForbiddenResult.Instance.ExecuteAsync(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await handler.RunAsync(socket, CoalescingUpgradeFeature.GetConnection(context), lifetime.ApplicationStopped);
    }

    private static ContentHttpResult CreateXmlResult(string document) => TypedResults.Text(document, TwimlWriter.ContentType, System.Text.Encoding.UTF8);
}
