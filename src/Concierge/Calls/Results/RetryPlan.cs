using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>That a line which was busy or not answered is dialled again, or a closed restaurant when it opens.</summary>
/// <param name="Attempt">Which dialling that will be: from 2, or 1 when the restaurant is closed and nobody has been called yet.</param>
/// <param name="Attempts">How many there are at most.</param>
/// <param name="At">When.</param>
/// <param name="LocalTime">When, on the restaurant's clock, for a person.</param>
/// <param name="Reason">Why.</param>
public sealed record RetryPlan(int Attempt, int Attempts, DateTimeOffset At, string LocalTime, RetryReason Reason);
