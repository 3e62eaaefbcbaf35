using Concierge.Calls;
using Concierge.Calls.Fleet;
using Concierge.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Fleet;

/// <summary>The endpoints for the peers of a server. They require the API key.</summary>
internal static class FleetEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/fleet/calls").RequireAuthorization().ExcludeFromDescription();
        calls.MapGet("/{call_id}", Find);
        calls.MapPut("/{call_id}", KeepAsync).WithMetadata(new MaxSnapshotSize());
        calls.MapDelete("/{call_id}", Forget);
    }

    private static Results<NoContent, NotFound> Find(string call_id, CallOwnershipRegistry fleet) =>
        fleet.IsOwner(call_id) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, Conflict>> KeepAsync(
        string call_id, HttpRequest request, CallOwnershipRegistry fleet, CallSnapshotParser reader)
    {
        var snapshot = reader.Parse(await ReadAsync(request));
        if (snapshot.Id != call_id)
        {
            throw new ConciergeException(FailoverErrors.InvalidSnapshot);
        }

        return fleet.TryStoreReplica(snapshot) ? TypedResults.NoContent() : TypedResults.Conflict();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException exception)
        {
            throw new ConciergeException(FailoverErrors.InvalidSnapshot, exception);
        }
    }

    private static NoContent Forget(string call_id, string owner, CallOwnershipRegistry fleet)
    {
        fleet.RemoveReplica(call_id, owner);
        return TypedResults.NoContent();
    }

    // The snapshot of a call of one hour has about a hundred kilobytes.
    private sealed class MaxSnapshotSize : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 512 * 1024;
    }
}
