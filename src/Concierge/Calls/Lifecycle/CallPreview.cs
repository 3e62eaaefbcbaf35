using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Lifecycle;

/// <summary>What the checks before a call would say.</summary>
/// <param name="Limits">How much of each limit is used.</param>
/// <param name="Refusals">Why the call would be refused, in the order of the checks; empty when it would be placed.</param>
/// <param name="Opening">When the restaurant would be called, if it is closed now and the guest wants to wait.</param>
internal sealed record CallPreview(IReadOnlyList<LimitUsage> Limits, IReadOnlyList<ConciergeError> Refusals, RetryPlan? Opening);
