using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls.Plans;

/// <summary>Makes plans, and places the call of a plan once.</summary>
internal sealed class CallPlanRegistry(ICallPlanStore store, ReservationValidator validator, TimeProvider timeProvider)
{
    /// <summary>Makes a plan of the current user. Nobody is called.</summary>
    /// <param name="details">What the call would ask for, validated.</param>
    /// <param name="sessionId">The session of the request in words, if there is one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The plan cannot be stored (<c>storage.…</c>).</exception>
    public async Task<CallPlan> CreateAsync(ReservationDetails details, string? sessionId, CancellationToken cancellationToken)
    {
        var plan = new CallPlan(CallIds.NewId(), CurrentUser.OwnerId, sessionId, details, timeProvider.GetUtcNow());
        await store.AddAsync(plan, cancellationToken);
        return plan;
    }

    /// <summary>Finds a plan of the current user, also one that is used or has expired.</summary>
    /// <exception cref="ConciergeException">There is no such plan, or it is another user's (<c>plan.not_found</c>).</exception>
    public async Task<CallPlan> FindAsync(string id, CancellationToken cancellationToken) =>
        CallIds.IsId(id) && await store.FindAsync(id, cancellationToken) is { } plan && CurrentUser.MaySee(plan.OwnerId)
            ? plan
            : throw new ConciergeException(CallPlanErrors.NotFound);

    /// <summary>Places the call of a plan. A call that is refused leaves the plan unused.</summary>
    /// <param name="id">The id of the plan.</param>
    /// <param name="start">Places the call and returns its id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The id of the call.</returns>
    /// <exception cref="ConciergeException">
    /// <c>plan.not_found</c>, <c>plan.expired</c>, <c>plan.used</c>; the time of the table has passed (<c>request.past_time</c>); or the call was refused.
    /// </exception>
    public async Task<string> PlaceAsync(string id, Func<ReservationDetails, Task<string>> start, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(id, cancellationToken);
        var now = timeProvider.GetUtcNow();
        ThrowIfUnusable(plan, now);
        validator.Validate(plan.Details, plan.Details.TimeZone);
        if (!await store.TryUseAsync(id, now, cancellationToken))
        {
            throw new ConciergeException(CallPlanErrors.Used);
        }

        string callId;
        try
        {
            callId = await start(plan.Details);
        }
        catch
        {
            await store.RecordCallAsync(id, callId: null, CancellationToken.None);
            throw;
        }

        await store.RecordCallAsync(id, callId, CancellationToken.None);
        return callId;
    }

    private static void ThrowIfUnusable(CallPlan plan, DateTimeOffset now)
    {
        if (plan.UsedAt is not null)
        {
            throw new ConciergeException(CallPlanErrors.Used);
        }

        if (plan.ExpiresAt <= now)
        {
            throw new ConciergeException(CallPlanErrors.Expired);
        }
    }
}
