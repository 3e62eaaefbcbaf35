namespace Concierge.Calls;

/// <summary>That a line which was busy or not answered is dialled again.</summary>
/// <param name="Attempt">Which dialling that will be, from 2.</param>
/// <param name="Attempts">How many there are at most.</param>
/// <param name="At">When.</param>
/// <param name="LocalTime">When, on the restaurant's clock, for a person.</param>
/// <param name="Reason">Why: busy or no_answer.</param>
public sealed record RetryPlan(int Attempt, int Attempts, DateTimeOffset At, string LocalTime, CallOutcome Reason);
