using Concierge.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Concierge.Server.Security;

/// <summary>
/// Ends what stays open after its request was accepted, such as an event stream or a WebSocket, once the key or the session with which it was opened has
/// ended.
/// </summary>
internal sealed class AccessWatch(KeyVerifier keys, SessionVerifier sessions, TimeProvider timeProvider)
{
    /// <summary>
    /// Runs the rest of a request. Its <see cref="HttpContext.RequestAborted"/> is also cancelled when the request would no longer be accepted.
    /// </summary>
    /// <param name="context">The request, which was accepted.</param>
    /// <param name="run">What stays open. It ends when the request is aborted.</param>
    public async Task RunAsync(HttpContext context, Func<Task> run)
    {
        var aborted = context.RequestAborted;
        using var open = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        context.RequestAborted = open.Token;
        var watching = WatchAsync(context, open);
        try
        {
            await run();
        }
        finally
        {
            await open.CancelAsync();
            await watching;
            context.RequestAborted = aborted;
        }
    }

    private async Task WatchAsync(HttpContext context, CancellationTokenSource open)
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
        try
        {
            var now = session is null
                ? await keys.FindByHashAsync(holder.Hash, cancellationToken)
                : await sessions.FindAsync(session, cancellationToken);
            return now is not null && now.IsAdmin == holder.IsAdmin;
        }
        catch (ConciergeException)
        {
            // A database that cannot be read ends nothing: the operator must be able to hang up.
            return true;
        }
    }
}
