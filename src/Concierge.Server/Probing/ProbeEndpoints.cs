using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Probing;

/// <summary>
/// <c>GET /health/probe/{nonce}</c>: answers a probe of <c>concierge doctor</c> that comes back through the public address, also as a WebSocket.
/// </summary>
internal static class ProbeEndpoints
{
    public const string Path = "/health/probe/";

    public static void Map(IEndpointRouteBuilder routes, string apiKey) =>
        routes.MapGet(Path + "{nonce}", (string nonce, HttpContext context) => AnswerAsync(context, nonce, apiKey)).AllowAnonymous().ExcludeFromDescription();

    private static async Task AnswerAsync(HttpContext context, string nonce, string apiKey)
    {
        if (!ProbeSignature.IsNonce(nonce))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var answer = ProbeSignature.Compute(apiKey, nonce);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await context.Response.WriteAsync(answer, context.RequestAborted);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes(answer), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, context.RequestAborted);
    }
}
