using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>place_call</c>.</summary>
internal sealed class PlaceCallTool(PlannedCallPlacer placer) : ConciergeTool<PlaceCallArguments, PlacedCall>(
    new ToolDescription(
        "place_call",
        "Call the restaurant",
        "Places the call of a plan, after the guest has agreed: the client asks the guest, and you cannot answer for them. A plan places one call; "
        + "repeating the tool returns the same call. Follow the call with wait_for_call.",
        new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = true, OpenWorldHint = true }),
    ToolJson.Readable.PlaceCallArguments,
    ToolJson.Readable.PlacedCall)
{
    protected override Task<PlacedCall> RunAsync(
        PlaceCallArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        placer.PlaceAsync(request, token => placer.GetPlanAsync(arguments.PlanId, token), cancellationToken);
}
