using Concierge.Contracts.Api;
using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>plan_call</c>.</summary>
internal sealed class PlanCallTool(ConciergeApi api) : ConciergeTool<PlanCallArguments, PlanResult>(
    new ToolDescription(
        "plan_call",
        "Plan a call",
        "Plans a call that books a table, and calls nobody: what it would ask for, opening hours, limits, expected cost, what is open, and what would "
        + "refuse it. Use it before place_call.",
        new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = false, IdempotentHint = false, OpenWorldHint = false }),
    ToolJson.Readable.PlanCallArguments,
    ToolJson.Readable.PlanResult)
{
    protected override async Task<PlanResult> RunAsync(
        PlanCallArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var plan = new CreatePlanRequest
        {
            Text = arguments.Text,
            SessionId = arguments.SessionId,
            PlanId = arguments.PlanId,
            RestaurantId = arguments.RestaurantId,
            RestaurantName = arguments.RestaurantName,
            PhoneNumber = arguments.PhoneNumber,
            PartySize = arguments.PartySize,
            Date = arguments.Date,
            Time = arguments.Time,
            CustomerName = arguments.CustomerName,
            SpecialRequests = arguments.SpecialRequests,
            EarliestTime = arguments.EarliestTime,
            LatestTime = arguments.LatestTime,
            OtherDates = arguments.OtherDates,
            SmallestParty = arguments.SmallestParty,
            Seating = arguments.Seating,
            CallWhenOpen = arguments.CallWhenOpen,
            DespiteClosing = arguments.DespiteClosing,
        };
        return PlanResultMapper.Map(await api.CreatePlanAsync(plan, cancellationToken));
    }
}
