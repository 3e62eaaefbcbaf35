using Concierge.Cluster.Forwarding;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Routing;

/// <summary>Tells which requests belong to a call, for a server of a cluster.</summary>
internal sealed class CallRequests(TwilioRequestValidator validator) : ICallRequests
{
    // As long as a request may be: nothing of it is written to a disk.
    private const int BufferBytes = 64 * 1024;

    /// <inheritdoc/>
    public string? FindCallId(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<CallRoute>();
        return route is null ? null
            : context.Request.RouteValues["call_id"] as string ?? (route == CallRoute.Twilio ? context.Request.Query["call_id"].ToString() : null);
    }

    /// <inheritdoc/>
    public async Task<bool> TryPrepareAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CallRoute>() != CallRoute.Twilio)
        {
            // Who sends it was checked before.
            context.Request.EnableBuffering(BufferBytes);
            return true;
        }

        if (!await validator.IsFromTwilioAsync(context))
        {
            return false;
        }

        if (context.Features.Get<TwilioRequestBody>() is { Content.Length: > 0 } body)
        {
            context.Request.Body = new MemoryStream(body.Content, writable: false);
        }

        return true;
    }
}
