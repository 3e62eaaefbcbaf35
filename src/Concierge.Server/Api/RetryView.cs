using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Server.Api;

/// <summary>That a line which was busy or not answered is dialled again, or a closed restaurant when it opens.</summary>
/// <param name="Attempt">Which dialling that will be: from 2, or 1 when the restaurant is closed.</param>
/// <param name="Attempts">How many there are at most.</param>
/// <param name="At">When.</param>
/// <param name="LocalTime">When, on the restaurant's clock, in words.</param>
/// <param name="Reason">busy, no_answer or closed.</param>
public sealed record RetryView(int Attempt, int Attempts, DateTimeOffset At, string LocalTime, RetryReason Reason)
{
    internal static RetryView Of(RetryPlan plan) => new(plan.Attempt, plan.Attempts, plan.At, plan.LocalTime, plan.Reason);
}
