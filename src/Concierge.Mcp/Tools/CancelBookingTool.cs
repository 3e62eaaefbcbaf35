using Concierge.Contracts.Api;
using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>cancel_booking</c>.</summary>
internal sealed class CancelBookingTool(ConciergeApi api, PlannedCallPlacer placer) : ConciergeTool<CancelBookingArguments, PlacedCall>(
    new ToolDescription(
        "cancel_booking",
        "Cancel a booking by a call",
        "Calls the restaurant to cancel a booking, after the guest has agreed: the client asks the guest, and you cannot answer for them. "
        + "The booking is cancelled if the restaurant says so: follow the call with wait_for_call.",
        new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = false, OpenWorldHint = true }),
    ToolJson.Readable.CancelBookingArguments,
    ToolJson.Readable.PlacedCall)
{
    protected override Task<PlacedCall> RunAsync(
        CancelBookingArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        placer.PlaceAsync(
            request,
            token => api.CreatePlanAsync(
                new CreatePlanRequest { ReservationId = arguments.BookingId, Purpose = "cancel", CallWhenOpen = arguments.CallWhenOpen }, token),
            cancellationToken);
}
