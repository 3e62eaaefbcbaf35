using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Cluster.Ownership;
using Concierge.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Forwarding;

/// <summary>
/// Forwards every request of a call, and its media stream before the upgrade, to the server that owns the call. While a failed owner's call is being
/// adopted, the request waits.
/// </summary>
internal sealed partial class CallForwardingMiddleware(
    RequestDelegate next,
    ICallRequests requests,
    CallManager calls,
    CallRegistration registration,
    CallReplication replication,
    ICallOwnership ownership,
    CallLocator locator,
    CallForwarder forwarder,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<CallForwardingMiddleware> logger)
{
    // Twilio's own timeout is fifteen seconds.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // A call that has just begun may be neither registered nor stored.
    private static readonly TimeSpan UnknownCallWait = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        if (requests.FindCallId(context) is not { } callId || !CallIds.IsId(callId))
        {
            // The answer may name a call that has just begun.
            context.Response.OnStarting(WaitForNewCallsAsync);
            await next(context);
        }
        else if (await IsHereAsync(callId, context.RequestAborted))
        {
            await next(context);
        }
        else if (context.Request.Headers.ContainsKey(CallTransformer.ForwardedHeader))
        {
            DisableStatusPages(context);
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
        else if (!await requests.TryPrepareAsync(context) || !await TryForwardAsync(context, callId))
        {
            await next(context);
        }
    }

    private Task WaitForNewCallsAsync() => Task.WhenAll(registration.WaitAsync(), replication.WaitAsync());

    private async ValueTask<bool> IsHereAsync(string callId, CancellationToken cancellationToken)
    {
        if (!calls.TryGet(callId, out var call))
        {
            return false;
        }

        // A call that waits for another attempt has no session, and one that has ended has no other owner.
        return ownership.IsCertain || await ownership.ConfirmAsync(call, cancellationToken) || calls.TryGet(callId, out _);
    }

    // Returns false if the call belongs to nobody, or has come here meanwhile.
    private async Task<bool> TryForwardAsync(HttpContext context, string callId)
    {
        var startedAt = timeProvider.GetTimestamp();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        while (true)
        {
            var location = await locator.FindAsync(callId, waiting.Token);
            if (location.Owner is { } owner && await forwarder.TryForwardAsync(context, owner, lifetime.ApplicationStopping))
            {
                DisableStatusPages(context);
                return true;
            }

            var waited = timeProvider.GetElapsedTime(startedAt);
            if (calls.TryGet(callId, out _) || (!location.IsExpected && waited > UnknownCallWait))
            {
                CallForwarder.Rewind(context);
                return false;
            }

            if (waited > MaxWait)
            {
                LogGaveUp(callId);
                throw new ConciergeException(FailoverErrors.OwnerFailed);
            }

            await Task.Delay(Pause, timeProvider, waiting.Token);
        }
    }

    private static void DisableStatusPages(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    [LoggerMessage(2852, LogLevel.Warning, "Call {CallId}: no server of the cluster owns it")]
    private partial void LogGaveUp(string callId);
}
