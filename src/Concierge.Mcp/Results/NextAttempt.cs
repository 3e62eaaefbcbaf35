using System.ComponentModel;
using Concierge.Contracts;

namespace Concierge.Mcp.Results;

/// <summary>A scheduled attempt of a call.</summary>
internal sealed record NextAttempt
{
    [Description("The time.")]
    public required DateTimeOffset At { get; init; }

    [Description("The time at the restaurant, as text.")]
    public required string LocalTime { get; init; }

    [Description("The number of the attempt.")]
    public required int Attempt { get; init; }

    [Description("The maximum number of attempts.")]
    public required int Attempts { get; init; }

    [Description("Why the call waits.")]
    public required RetryReason Reason { get; init; }
}
