using Concierge.Calls;
using Concierge.Calls.Fleet;
using Concierge.Contracts;
using Concierge.Server.Security;
using Concierge.Twilio;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Fleet;

/// <summary>
/// Routes every request of a call to the server that owns the call. If that server has failed and the request comes from Twilio, this server
/// adopts the call.
/// </summary>
internal sealed class CallRoutingMiddleware(
    RequestDelegate next,
    CallOwnershipRegistry fleet,
    PeerRegistry peers,
    RequestForwarder forwarder,
    StreamRouter streams,
    TwilioRequestValidator validator)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<CallRoute>();
        if (route is null || context.Request.Headers.ContainsKey(PeerClient.ForwardedHeader))
        {
            await next(context);
        }
        else if (route == CallRoute.Stream)
        {
            await RouteStreamAsync(context);
        }
        else
        {
            await RouteAsync(context, route);
        }
    }

    private async Task RouteStreamAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest && await validator.IsFromTwilioAsync(context))
        {
            await streams.RunAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private async Task RouteAsync(HttpContext context, CallRoute route)
    {
        var isFromTwilio = route == CallRoute.Webhook || route == CallRoute.StatusCallback;
        var callId = isFromTwilio ? context.Request.Query["call_id"].ToString() : context.Request.RouteValues["call_id"] as string;
        if (callId is null || !CallIds.IsId(callId) || fleet.IsOwner(callId) || (isFromTwilio && !await validator.IsFromTwilioAsync(context)))
        {
            await next(context);
            return;
        }

        if (await peers.FindOwnerAsync(callId, context.RequestAborted) is { } owner && await forwarder.TryForwardAsync(context, owner))
        {
            return;
        }

        if (route == CallRoute.Api && fleet.FindReplica(callId) is not null)
        {
            throw new ConciergeException(FailoverErrors.OwnerFailed);
        }

        if (route != CallRoute.Api && (route != CallRoute.StatusCallback || await IsFinalReportAsync(context)))
        {
            fleet.TryAdopt(callId);
        }

        await next(context);
    }

    // A status report during a call needs no answer. It is no reason to adopt the call of a server that may only be slow.
    private static async Task<bool> IsFinalReportAsync(HttpContext context) =>
        StatusCallback.ParseStatus((await TwilioRequestBody.ReadAsync(context))?.GetValue("CallStatus"))
            is CarrierStatus.Completed or CarrierStatus.Busy or CarrierStatus.NoAnswer or CarrierStatus.Failed or CarrierStatus.Canceled;
}
