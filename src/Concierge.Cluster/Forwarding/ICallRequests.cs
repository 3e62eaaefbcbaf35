using Microsoft.AspNetCore.Http;

namespace Concierge.Cluster.Forwarding;

/// <summary>Tells which requests belong to a call, for the server that forwards them to the owner.</summary>
internal interface ICallRequests
{
    /// <summary>Returns the id of the call to which a request belongs; <see langword="null"/> if it belongs to none.</summary>
    string? FindCallId(HttpContext context);

    /// <summary>
    /// Prepares a request to be forwarded: checks who sends it, and makes its body readable again. A request that is not to be trusted is handled by
    /// this server, which refuses it.
    /// </summary>
    /// <returns>Whether it may be forwarded.</returns>
    Task<bool> TryPrepareAsync(HttpContext context);
}
