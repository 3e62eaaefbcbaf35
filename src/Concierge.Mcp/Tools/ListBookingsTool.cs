using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>list_bookings</c>.</summary>
internal sealed class ListBookingsTool(ConciergeApi api) : ConciergeTool<ListBookingsArguments, BookingList>(
    new ToolDescription(
        "list_bookings",
        "List the guest's bookings",
        "The guest's upcoming bookings, the next one first.",
        new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false }),
    ToolJson.Readable.ListBookingsArguments,
    ToolJson.Readable.BookingList)
{
    protected override async Task<BookingList> RunAsync(
        ListBookingsArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        new() { Bookings = [.. (await api.ListBookingsAsync(arguments.All == true, cancellationToken)).Select(BookingItemMapper.Map)] };
}
