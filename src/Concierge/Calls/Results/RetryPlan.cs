using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>A scheduled attempt: a retry after busy or no answer, or the first call when a closed restaurant opens.</summary>
/// <param name="Attempt">The number of the attempt: from 2 for a retry, 1 when the restaurant is closed and has not been called yet.</param>
/// <param name="Attempts">The maximum number of attempts.</param>
/// <param name="At">The time of the attempt.</param>
/// <param name="LocalTime">The time in the restaurant's time zone, as text for the guest.</param>
/// <param name="Reason">Why the call waits.</param>
public sealed record RetryPlan(int Attempt, int Attempts, DateTimeOffset At, string LocalTime, RetryReason Reason);
