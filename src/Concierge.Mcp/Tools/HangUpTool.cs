using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>hang_up</c>.</summary>
internal sealed class HangUpTool(ConciergeApi api) : ConciergeTool<HangUpArguments, CallProgress>(
    new ToolDescription(
        "hang_up",
        "Hang up",
        "Ends a call at once. What the restaurant has confirmed before stays booked. Use it only when the guest wants it.",
        new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = true, OpenWorldHint = true }),
    ToolJson.Readable.HangUpArguments,
    ToolJson.Readable.CallProgress)
{
    protected override async Task<CallProgress> RunAsync(
        HangUpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        await api.HangUpAsync(arguments.CallId, cancellationToken);
        return CallProgressMapper.Map(await api.GetCallAsync(arguments.CallId, cancellationToken), [], cursor: 0);
    }
}
