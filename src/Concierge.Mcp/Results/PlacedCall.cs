using System.ComponentModel;

namespace Concierge.Mcp.Results;

/// <summary>The result of the tools that place a call.</summary>
internal sealed record PlacedCall
{
    [Description("The call's id for wait_for_call, answer_question and hang_up.")]
    public required string CallId { get; init; }

    [Description("The plan of the call.")]
    public required string PlanId { get; init; }

    [Description("Who agreed to the call: guest (asked now), setting (the operator allows calls to this restaurant without asking), "
        + "earlier (the call was placed before, and nobody was called again).")]
    public required string AgreedBy { get; init; }

    [Description("What to do next.")]
    public required string Next { get; init; }
}
