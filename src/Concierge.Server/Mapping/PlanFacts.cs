using Concierge.Calls.Lifecycle;
using Concierge.Calls.Plans;
using Concierge.Calls.Prices;
using Concierge.Contracts.Api;
using Concierge.Restaurants;

namespace Concierge.Server.Mapping;

/// <summary>What is known about a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Preview">What the checks before its call would say now.</param>
/// <param name="Restaurant">The restaurant of the directory; <see langword="null"/> if it is not there.</param>
/// <param name="Cost">What the call is expected to cost.</param>
/// <param name="OtherBooking">A booking that the guest has already for that time, in a sentence.</param>
/// <param name="Questions">What is still open.</param>
internal sealed record PlanFacts(
    CallPlan Plan, CallPreview Preview, Restaurant? Restaurant, CallCostEstimate Cost, string? OtherBooking, IReadOnlyList<PlanQuestionView> Questions);
