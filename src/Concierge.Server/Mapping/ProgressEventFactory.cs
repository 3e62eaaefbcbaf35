using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Contracts.Api;
using Concierge.Reservations;

namespace Concierge.Server.Mapping;

/// <summary>Creates the server-sent events of a request: the agents' steps, the call's events, and the answer last.</summary>
internal static class ProgressEventFactory
{
    public static SseItem<string> Create(AgentUpdate update) => update switch
    {
        AgentHandedOff handedOff => CreateItem(ProgressEventNames.HandedOff, new HandOffView(handedOff.Agent), ApiJsonContext.Default.HandOffView),
        RestaurantFound found => CreateItem(
            ProgressEventNames.RestaurantFound,
            RestaurantViewMapper.Map(found.Restaurant),
            ApiJsonContext.Default.RestaurantView),
        RestaurantsFound found => CreateItem(
            ProgressEventNames.RestaurantsFound,
            new RestaurantsFoundView([.. found.Restaurants.Select(RestaurantViewMapper.Map)]),
            ApiJsonContext.Default.RestaurantsFoundView),
        AgentText text => CreateItem(ProgressEventNames.Text, new AgentTextView(text.Agent, text.Step, text.Text), ApiJsonContext.Default.AgentTextView),
        ReservationUnderstood understood => Create(understood.Details, understood.OtherBooking),
        CallStarted started => CreateCallStarted(started.CallId),
        _ => throw new InvalidOperationException($"There is no event for {update.GetType().Name}."),
    };

    public static SseItem<string> Create(ReservationDetails understood, string? otherBooking) => CreateItem(
        ProgressEventNames.Understood,
        UnderstoodRequestViewMapper.Map(understood, otherBooking),
        ApiJsonContext.Default.UnderstoodRequestView);

    public static SseItem<string> Create(RequestAnswer answer) => CreateItem(ProgressEventNames.Answer, answer, ApiJsonContext.Default.RequestAnswer);

    public static SseItem<string> Create(PlanView plan) => CreateItem(ProgressEventNames.Plan, plan, ApiJsonContext.Default.PlanView);

    public static SseItem<string> Create(InterruptedCallView interrupted) =>
        CreateItem(ProgressEventNames.InterruptedCall, interrupted, ApiJsonContext.Default.InterruptedCallView);

    public static SseItem<string> CreateCallStarted(string callId) =>
        CreateItem(ProgressEventNames.CallStarted, new CallAccepted(callId), ApiJsonContext.Default.CallAccepted);

    public static SseItem<string> Create(CallEvent callEvent) =>
        CreateItem(ProgressEventNames.CallEvent, CallEventViewMapper.Map(callEvent), ApiJsonContext.Default.CallEventView);

    public static RequestAnswer CreateAnswer(AgentAnswer answer, string sessionId) => new(
        sessionId,
        answer.Text,
        answer.Error?.Code,
        answer.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        answer.Result is { } result ? ResultViewMapper.Map(result) : null);

    private static SseItem<string> CreateItem<T>(string name, T data, JsonTypeInfo<T> type) => new(JsonSerializer.Serialize(data, type), name);
}
