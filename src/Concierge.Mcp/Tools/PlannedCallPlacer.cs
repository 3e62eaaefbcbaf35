using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Api;
using Concierge.Mcp.Consent;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary>Places the call of a plan, after the guest or the operator's setting has agreed to this plan.</summary>
/// <param name="api">The HTTP API.</param>
/// <param name="consent">Asks the guest.</param>
internal sealed class PlannedCallPlacer(ConciergeApi api, ConsentGate consent)
{
    private const string Next = "The carrier dials. Use wait_for_call with the call_id until is_ended is true.";

    /// <summary>Returns a plan as it is now.</summary>
    /// <exception cref="ConciergeException">There is no such plan, or it is another user's (<c>plan.not_found</c>).</exception>
    public Task<PlanView> GetPlanAsync(string planId, CancellationToken cancellationToken) => api.GetPlanAsync(planId, cancellationToken);

    /// <summary>Asks, and places the call.</summary>
    /// <param name="request">The request.</param>
    /// <param name="getPlan">Gets the plan in the first round. In the second it is the plan that the guest was asked about.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InputRequiredException">The client has to ask the guest.</exception>
    /// <exception cref="ConciergeException">Nobody agrees (<c>mcp.consent_…</c>), or the call is refused.</exception>
    public async Task<PlacedCall> PlaceAsync(
        RequestContext<CallToolRequestParams> request, Func<CancellationToken, Task<PlanView>> getPlan, CancellationToken cancellationToken)
    {
        var state = consent.FindState(request);
        var plan = await (state is null ? getPlan(cancellationToken) : GetPlanAsync(state.Subject, cancellationToken));
        if (plan is { Status: PlanStatus.Used, CallId: { } earlier })
        {
            return new PlacedCall { CallId = earlier, PlanId = plan.PlanId!, AgreedBy = "earlier", Next = Next };
        }

        ThrowIfRefused(plan);
        var answer = consent.Require(request, state, plan.PlanId!, CallQuestionFactory.Create(plan), plan.Restaurant!.PhoneNumber);
        var callId = await api.PlaceCallAsync(plan.PlanId!, cancellationToken);
        return new PlacedCall { CallId = callId, PlanId = plan.PlanId!, AgreedBy = answer is null ? "setting" : "guest", Next = Next };
    }

    // The guest is not asked about a call that would be refused.
    private static void ThrowIfRefused(PlanView plan)
    {
        if (plan.Problems is [var problem, ..])
        {
            throw new ConciergeException(new(problem.Code, problem.Message, problem.Remedy ?? ""));
        }

        if (plan.Status == PlanStatus.Expired)
        {
            throw new ConciergeException(new("plan.expired", "The plan was made more than 30 minutes ago.", "Make a new plan with plan_call."));
        }

        if (plan.PlanId is null)
        {
            throw new ConciergeException(new("plan.incomplete", "Details are missing for the call.", "Ask the guest, and give the missing arguments."));
        }
    }
}
