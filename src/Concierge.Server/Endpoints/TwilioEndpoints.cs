using Concierge.Calls.Lifecycle;
using Concierge.Server.Fleet;
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
        var webhooks = routes.MapGroup("").AddEndpointFilter<TwilioSignatureFilter>().WithTags("Twilio").WithMetadata(FleetRoute.Webhook).DisableAntiforgery();
        webhooks.MapMethods("/twiml", [HttpMethods.Get, HttpMethods.Post], GetTwiml).WithName("Twiml");
        webhooks.MapPost(CallDirections.StreamEndedPath, StreamEndedAsync).WithName("StreamEnded");
        webhooks.MapPost("/twilio-status", ReportAsync).WithMetadata(FleetRoute.Report).WithName("TwilioStatus");
        routes.Map(CallDirections.StreamPath, StreamAsync).WithMetadata(FleetRoute.Stream).ExcludeFromDescription();
    }

    private static ContentHttpResult GetTwiml(string? call_id, CallManager calls, CallDirections directions) =>
        CreateXmlResult(call_id is not null && calls.TryGetSession(call_id, out var session) && session.Call.Ending is null
            ? directions.Connect(session.Call)
            : Twiml.Hangup());

    // Twilio requests this TwiML when a stream has ended: resume after a broken stream, otherwise hang up.
    private static async Task<ContentHttpResult> StreamEndedAsync(HttpRequest request, string? call_id, CallManager calls, CallDirections directions)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        if (call_id is null || !calls.TryGetSession(call_id, out var session))
        {
            return CreateXmlResult(Twiml.Hangup());
        }

        if (StatusCallback.ParseStatus(form["CallStatus"]) is { } status)
        {
            session.CarrierReported(status);
        }

        return CreateXmlResult(session.MayResume() ? directions.Connect(session.Call) : Twiml.Hangup());
    }

    private static async Task<IResult> ReportAsync(HttpRequest request, string? call_id, CallManager calls)
    {
        if (!request.HasFormContentType || call_id is null || !calls.TryGetSession(call_id, out var session))
        {
            return TypedResults.NoContent();
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var report = StatusCallback.From(name => form.TryGetValue(name, out var value) ? value.ToString() : null);
        if (session.Call.CallSid is { } callSid && callSid != report.CallSid)
        {
            return TypedResults.NoContent();
        }

        if (report.Status is { } status)
        {
            session.CarrierReported(status);
        }

        if (report.AnsweredBy is not null)
        {
            session.Answered(report);
        }

        return TypedResults.NoContent();
    }

    private static async Task StreamAsync(HttpContext context, TwilioRequestValidator validator, TwilioHandler handler, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest || !await validator.IsFromTwilioAsync(context))
        {
            await StrangerResult.Instance.ExecuteAsync(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await handler.RunAsync(socket, CoalescedUpgrade.ConnectionOf(context), lifetime.ApplicationStopped);
    }

    private static ContentHttpResult CreateXmlResult(string document) => TypedResults.Text(document, Twiml.ContentType, System.Text.Encoding.UTF8);
}
