using Concierge.Contracts;

namespace Concierge.Calls.Blocking;

/// <summary>A number that is not called.</summary>
/// <param name="PhoneNumber">The number, E.164.</param>
/// <param name="RestaurantName">The name of the restaurant that was called.</param>
/// <param name="Reason">Why it is not called.</param>
/// <param name="At">When the callee said so.</param>
/// <param name="CallId">The call in which the callee said so.</param>
public sealed record BlockedNumber(string PhoneNumber, string RestaurantName, BlockReason Reason, DateTimeOffset At, string? CallId);
