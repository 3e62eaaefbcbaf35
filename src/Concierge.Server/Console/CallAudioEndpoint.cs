using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Server.Description;
using Concierge.Server.Routing;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Console;

/// <summary>The endpoint with which the owner of a call, or an administrator, listens to it.</summary>
internal static class CallAudioEndpoint
{
    private static readonly ConciergeError WebSocketRequired = new(
        "request.websocket", "The audio of a call is sent over a WebSocket.", "Connect with a WebSocket client: ws://…/calls/ID/audio.");

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calls/{call_id}/audio", ListenAsync).RequireAuthorization()
            .WithMetadata(CallRoute.Api)
            .WithTags("Calls")
            .WithName("ListenToCall")
            .WithErrors("call.not_found", "call.not_in_progress", "request.websocket", "session.cross_site", "limit.sockets")
            .WithSummary("Listens to a call over a WebSocket. Each binary message is a byte that says who speaks (1 the restaurant, 2 the agent as it is "
                + "played) and 160 bytes of μ-law at 8 kHz (20 ms). The text message {\"event\":\"ended\"} is the last. A slow client loses frames. "
                + "An administrator who has taken the call over sends binary messages of the same form with 2: they go to the restaurant.");
        routes.MapPost("/calls/{call_id}/takeover", TakeOverAsync).RequireAuthorization()
            .WithAdministrators()
            .WithMetadata(CallRoute.Api)
            .WithTags("Calls")
            .WithName("TakeOverCall")
            .WithErrors("call.not_found", "call.not_in_progress")
            .WithSummary("Takes a call over (administrators): the agent says nothing more, and what the administrator sends on the socket of GET "
                + "/calls/{call_id}/audio goes to the restaurant. The call ends with POST /calls/{call_id}/hangup, or when nobody is connected for 15 s.");
    }

    private static async Task<NoContent> TakeOverAsync(string call_id, CallManager calls)
    {
        _ = calls.GetOwn(call_id);
        await (calls.TryGetSession(call_id, out var session) ? session : throw new ConciergeException(CallErrors.NotInProgress)).Takeover.BeginAsync();
        return TypedResults.NoContent();
    }

    private static async Task ListenAsync(
        string call_id, CallManager calls, HttpContext context, IHostApplicationLifetime lifetime, TimeProvider timeProvider)
    {
        _ = calls.GetOwn(call_id);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ConciergeException(WebSocketRequired);
        }

        if (!calls.TryGetSession(call_id, out var session) || session.EndedToken.IsCancellationRequested)
        {
            throw new ConciergeException(CallErrors.NotInProgress);
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopped);
        var maySpeak = context.User.IsInRole(ApiKeyAuthenticationHandler.AdminRole);
        await new CallAudioSocket(socket, session, maySpeak, timeProvider).RunAsync(stopping.Token);
    }
}
