using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Reservations;

namespace Concierge.Server.Api;

/// <summary>Creates the server-sent events of a request: the agents' steps, the call's events, and the answer last.</summary>
internal static class ProgressEvents
{
    public const string HandedOff = "handed_off";
    public const string RestaurantFound = "restaurant_found";
    public const string RestaurantsFound = "restaurants_found";
    public const string Text = "text";
    public const string TranscriptChecked = "transcript_checked";
    public const string Understood = "understood";
    public const string CallStarted = "call_started";
    public const string CallEvent = "call";
    public const string InterruptedCall = "interrupted_call";
    public const string Answer = "answer";

    public static SseItem<string> Of(AgentUpdate update, string sessionId) => update switch
    {
        AgentHandedOff handedOff => CreateItem(HandedOff, new HandedOffView(handedOff.Agent), ApiJsonContext.Default.HandedOffView),
        RestaurantFound found => CreateItem(RestaurantFound, RestaurantView.Of(found.Restaurant), ApiJsonContext.Default.RestaurantView),
        RestaurantsFound found => CreateItem(
            RestaurantsFound,
            new RestaurantsView([.. found.Restaurants.Select(RestaurantView.Of)]),
            ApiJsonContext.Default.RestaurantsView),
        AgentText text => CreateItem(Text, new TextView(text.Agent, text.Step, text.Text), ApiJsonContext.Default.TextView),
        TranscriptChecked check => CreateItem(
            TranscriptChecked,
            new TranscriptCheckView(check.CallId, check.Doubts.Count == 0, check.Doubts),
            ApiJsonContext.Default.TranscriptCheckView),
        ReservationUnderstood understood => Of(understood.Details),
        CallStarted started => Started(started.CallId),
        AgentAnswer answer => Of(AnswerOf(answer, sessionId)),
        _ => throw new InvalidOperationException($"There is no event for {update.GetType().Name}."),
    };

    public static SseItem<string> Of(ReservationDetails understood) => CreateItem(
        Understood,
        UnderstoodView.Of(understood),
        ApiJsonContext.Default.UnderstoodView);

    public static SseItem<string> Of(RequestAnswer answer) => CreateItem(Answer, answer, ApiJsonContext.Default.RequestAnswer);

    public static SseItem<string> Of(InterruptedCallView interrupted) => CreateItem(InterruptedCall, interrupted, ApiJsonContext.Default.InterruptedCallView);

    public static SseItem<string> Started(string callId) => CreateItem(CallStarted, new CallAccepted(callId), ApiJsonContext.Default.CallAccepted);

    public static SseItem<string> Of(CallEvent callEvent) => CreateItem(CallEvent, CallEventView.Of(callEvent), ApiJsonContext.Default.CallEventView);

    public static RequestAnswer AnswerOf(AgentAnswer answer, string sessionId) => new(
        sessionId,
        answer.Text,
        answer.Error?.Code,
        answer.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        answer.Result is { } result ? ResultView.Of(result) : null);

    private static SseItem<string> CreateItem<T>(string name, T data, JsonTypeInfo<T> type) => new(JsonSerializer.Serialize(data, type), name);
}
