using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>list_calls</c>.</summary>
internal sealed class ListCallsTool(ConciergeApi api) : ConciergeTool<ListCallsArguments, CallList>(
    new ToolDescription(
        "list_calls",
        "List the latest calls",
        "The guest's latest calls, newest first, also those that another client has placed. Use it to find a call whose id was lost.",
        new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false }),
    ToolJson.Readable.ListCallsArguments,
    ToolJson.Readable.CallList)
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 50;

    protected override async Task<CallList> RunAsync(
        ListCallsArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(arguments.Limit ?? DefaultLimit, 1, MaxLimit);
        return new() { Calls = [.. (await api.ListCallsAsync(limit, cancellationToken)).Select(CallItemMapper.Map)] };
    }
}
