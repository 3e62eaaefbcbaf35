using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>place_call</c>.</summary>
internal sealed record PlaceCallArguments
{
    [Description("The plan_id of plan_call.")]
    public required string PlanId { get; init; }
}
