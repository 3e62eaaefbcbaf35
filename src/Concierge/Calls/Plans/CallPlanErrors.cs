using Concierge.Contracts;

namespace Concierge.Calls.Plans;

/// <summary>The errors of plans. docs/errors.md explains every code.</summary>
internal static class CallPlanErrors
{
    public static ConciergeError NotFound { get; } = new(
        "plan.not_found", "There is no such plan, or it belongs to another user.", "POST /plans makes a plan.");

    public static ConciergeError Expired { get; } = new(
        "plan.expired",
        $"The plan has expired: a plan can be used for {CallPlan.Lifetime.TotalMinutes:0} minutes.",
        "Make a new plan: POST /plans with the plan_id of this one repeats it.");

    public static ConciergeError Used { get; } = new(
        "plan.used", "The plan has been used: a plan places one call.", "GET /plans/ID names the call. To call again, make a new plan.");
}
