using Concierge.Calls.Results;
using Concierge.Contracts.Api;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="RetryView"/>.</summary>
internal static class RetryViewMapper
{
    public static RetryView Map(RetryPlan plan) => new(plan.Attempt, plan.Attempts, plan.At, plan.LocalTime, plan.Reason);
}
