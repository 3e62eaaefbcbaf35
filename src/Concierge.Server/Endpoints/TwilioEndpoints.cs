using Concierge.Calls;
using Concierge.Server.Api;
using Concierge.Server.Security;
using Concierge.Settings;
using Concierge.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Endpoints;

/// <summary>What Twilio asks for. Open to anyone who can sign as Twilio does.</summary>
internal static class TwilioEndpoints
{
    private const string StreamPath = "/media-stream";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("").AddEndpointFilter<TwilioSignatureFilter>().WithTags("Twilio").DisableAntiforgery();
        webhooks.MapMethods("/twiml", [HttpMethods.Get, HttpMethods.Post], Instructions).WithName("Twiml");
        webhooks.MapPost("/twilio-status", ReportAsync).WithName("TwilioStatus");
        routes.Map(StreamPath, StreamAsync).ExcludeFromDescription();
    }

    private static ContentHttpResult Instructions(string? call_id, CallManager calls, ConciergeSettings settings)
    {
        if (call_id is null || !calls.TryGetSession(call_id, out var session) || session.Call.Ending is not null)
        {
            return Xml(Twiml.Hangup());
        }

        var details = session.Call.Details;
        return Xml(Twiml.ConnectStream(
            new Uri($"wss://{settings.PublicDomain}{StreamPath}"),
            [
                new(TwilioHandler.CallIdParameter, session.Call.Id),
                new("restaurant_name", details.RestaurantName),
                new("party_size", details.PartySize.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("date", WireTime.Date(details.Date)),
                new("time", WireTime.Time(details.Time)),
                new("customer_name", details.CustomerName),
                new(TwilioHandler.SecretParameter, session.Call.Secret),
            ]));
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

        if (report.AnsweredByMachine)
        {
            session.MachineAnswered();
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
        await handler.RunAsync(socket, lifetime.ApplicationStopped);
    }

    private static ContentHttpResult Xml(string document) => TypedResults.Text(document, Twiml.ContentType, System.Text.Encoding.UTF8);
}
