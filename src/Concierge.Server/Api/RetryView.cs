using Concierge.Calls;

namespace Concierge.Server.Api;

/// <summary>That a line which was busy or not answered is dialled again.</summary>
/// <param name="Attempt">Which dialling that will be, from 2.</param>
/// <param name="Attempts">How many there are at most.</param>
/// <param name="At">When.</param>
/// <param name="LocalTime">When, on the restaurant's clock, in words.</param>
/// <param name="Reason">busy or no_answer.</param>
public sealed record RetryView(int Attempt, int Attempts, DateTimeOffset At, string LocalTime, CallOutcome Reason)
{
    internal static RetryView Of(RetryPlan plan) => new(plan.Attempt, plan.Attempts, plan.At, plan.LocalTime, plan.Reason);
}
