using Concierge.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Concierge.Server.Security;

/// <summary>
/// Ends what stays open after its request was accepted, such as a WebSocket, once the key or the session with which it was opened has ended.
/// </summary>
internal sealed class AccessWatch(KeyVerifier keys, EndedSessions endedSessions, TimeProvider timeProvider)
{
    /// <summary>Cancels when the request would no longer be accepted.</summary>
    /// <param name="context">The request, which was accepted.</param>
    /// <param name="open">Cancelled then. The watch ends when it is cancelled for another reason.</param>
    public async Task WatchAsync(HttpContext context, CancellationTokenSource open)
    {
        var holder = context.Features.GetRequiredFeature<KeyHolder>();
        var session = context.Features.Get<BrowserSession>();
        try
        {
            do
            {
                await Task.Delay(PersonalKeyRegistry.Freshness, timeProvider, open.Token);
            }
            while (await IsValidAsync(holder, session, open.Token));

            await open.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // It has ended by itself.
        }
    }

    private async Task<bool> IsValidAsync(KeyHolder holder, BrowserSession? session, CancellationToken cancellationToken)
    {
        if (session is not null && (session.ExpiresAt <= timeProvider.GetUtcNow() || await endedSessions.ContainsAsync(session, cancellationToken)))
        {
            return false;
        }

        try
        {
            return await keys.FindByHashAsync(holder.Hash, cancellationToken) is { } now && now.IsAdmin == holder.IsAdmin;
        }
        catch (ConciergeException)
        {
            // A database that cannot be read ends nothing: the operator must be able to hang up.
            return true;
        }
    }
}
