namespace Concierge.Contracts.Api;

/// <summary>A scheduled attempt: a retry after busy or no answer, or the call when a closed restaurant opens.</summary>
/// <param name="Attempt">The number of the attempt: from 2, or 1 when the restaurant is closed.</param>
/// <param name="Attempts">The maximum number of attempts.</param>
/// <param name="At">The time of the attempt.</param>
/// <param name="LocalTime">The time in the restaurant's time zone, as text.</param>
/// <param name="Reason">busy, no_answer or closed.</param>
public sealed record RetryView(int Attempt, int Attempts, DateTimeOffset At, string LocalTime, RetryReason Reason);
