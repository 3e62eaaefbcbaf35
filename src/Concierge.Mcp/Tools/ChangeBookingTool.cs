using Concierge.Contracts.Api;
using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>change_booking</c>.</summary>
internal sealed class ChangeBookingTool(ConciergeApi api, PlannedCallPlacer placer) : ConciergeTool<ChangeBookingArguments, PlacedCall>(
    new ToolDescription(
        "change_booking",
        "Change a booking by a call",
        "Calls the restaurant to change a booking, after the guest has agreed: the client asks the guest, and you cannot answer for them. "
        + "The booking changes if the restaurant agrees: follow the call with wait_for_call.",
        new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = false, OpenWorldHint = true }),
    ToolJson.Readable.ChangeBookingArguments,
    ToolJson.Readable.PlacedCall)
{
    protected override Task<PlacedCall> RunAsync(
        ChangeBookingArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        placer.PlaceAsync(
            request,
            token => api.CreatePlanAsync(
                new CreatePlanRequest
                {
                    ReservationId = arguments.BookingId,
                    Text = arguments.Change,
                    Date = arguments.Date,
                    Time = arguments.Time,
                    PartySize = arguments.PartySize,
                    SpecialRequests = arguments.SpecialRequests,
                    EarliestTime = arguments.EarliestTime,
                    LatestTime = arguments.LatestTime,
                    CallWhenOpen = arguments.CallWhenOpen,
                    DespiteClosing = arguments.DespiteClosing,
                },
                token),
            cancellationToken);
}
