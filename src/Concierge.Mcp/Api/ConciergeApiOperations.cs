using System.Globalization;
using System.Net.Http.Json;
using Concierge.Contracts.Api;

namespace Concierge.Mcp.Api;

/// <summary>The operations of the HTTP API that several tools use.</summary>
internal static class ConciergeApiOperations
{
    /// <summary>Makes a plan. Nobody is called.</summary>
    public static Task<PlanView> CreatePlanAsync(this ConciergeApi api, CreatePlanRequest plan, CancellationToken cancellationToken) =>
        api.PostAsync("plans", plan, ApiJsonContext.Default.CreatePlanRequest, ApiJsonContext.Default.PlanView, cancellationToken);

    /// <summary>Returns a plan as it is now.</summary>
    public static Task<PlanView> GetPlanAsync(this ConciergeApi api, string planId, CancellationToken cancellationToken) =>
        api.GetAsync($"plans/{Uri.EscapeDataString(planId)}", ApiJsonContext.Default.PlanView, cancellationToken);

    /// <summary>Places the call of a plan.</summary>
    /// <returns>The call's id.</returns>
    public static async Task<string> PlaceCallAsync(this ConciergeApi api, string planId, CancellationToken cancellationToken)
    {
        var body = new CreateCallRequest { PlanId = planId };
        var placed = await api.PostAsync(
            "calls", body, ApiJsonContext.Default.CreateCallRequest, ApiJsonContext.Default.CallAccepted, cancellationToken);
        return placed.CallId;
    }

    /// <summary>Returns a call.</summary>
    public static Task<CallView> GetCallAsync(this ConciergeApi api, string callId, CancellationToken cancellationToken) =>
        api.GetAsync($"calls/{Uri.EscapeDataString(callId)}", ApiJsonContext.Default.CallView, cancellationToken);

    /// <summary>Returns the records of the latest calls, newest first.</summary>
    public static Task<IReadOnlyList<CallRecordView>> ListCallsAsync(this ConciergeApi api, int limit, CancellationToken cancellationToken) =>
        api.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"calls?limit={limit}"), ApiJsonContext.Default.IReadOnlyListCallRecordView, cancellationToken);

    /// <summary>Returns the bookings, the next one first.</summary>
    /// <param name="api">The API.</param>
    /// <param name="all">Whether past and cancelled bookings are included.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task<IReadOnlyList<ReservationView>> ListBookingsAsync(this ConciergeApi api, bool all, CancellationToken cancellationToken) =>
        api.GetAsync($"reservations?all={(all ? "true" : "false")}", ApiJsonContext.Default.IReadOnlyListReservationView, cancellationToken);

    /// <summary>Answers a question of the restaurant.</summary>
    public static async Task AnswerAsync(this ConciergeApi api, string callId, AnswerBody answer, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(answer, ApiJsonContext.Default.AnswerBody);
        await api.PostAsync($"calls/{Uri.EscapeDataString(callId)}/answer", body, cancellationToken);
    }

    /// <summary>Hangs up a call.</summary>
    public static Task HangUpAsync(this ConciergeApi api, string callId, CancellationToken cancellationToken) =>
        api.PostAsync($"calls/{Uri.EscapeDataString(callId)}/hangup", body: null, cancellationToken);
}
