using Concierge.Mcp.Api;
using Concierge.Mcp.Consent;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary>All tools.</summary>
internal static class ToolSet
{
    /// <summary>Creates the tools.</summary>
    /// <param name="api">The HTTP API.</param>
    /// <param name="consent">Asks the guest.</param>
    /// <param name="timeProvider">The clock.</param>
    public static McpServerPrimitiveCollection<McpServerTool> Create(ConciergeApi api, ConsentGate consent, TimeProvider timeProvider)
    {
        var placer = new PlannedCallPlacer(api, consent);
        return
        [
            new FindRestaurantsTool(api),
            new PlanCallTool(api),
            new PlaceCallTool(placer),
            new WaitForCallTool(api, timeProvider),
            new AnswerQuestionTool(api, consent),
            new HangUpTool(api),
            new ListCallsTool(api),
            new ListBookingsTool(api),
            new ChangeBookingTool(api, placer),
            new CancelBookingTool(api, placer),
        ];
    }
}
