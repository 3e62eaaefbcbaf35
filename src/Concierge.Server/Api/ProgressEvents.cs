using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Reservations;

namespace Concierge.Server.Api;

/// <summary>A request's progress as server-sent events: what the agents do, what happens in the call, and at last the answer.</summary>
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
        AgentHandedOff handedOff => Item(HandedOff, new HandedOffView(handedOff.Agent), ApiJsonContext.Default.HandedOffView),
        RestaurantFound found => Item(RestaurantFound, RestaurantView.Of(found.Restaurant), ApiJsonContext.Default.RestaurantView),
        RestaurantsFound found => Item(RestaurantsFound, new RestaurantsView([.. found.Restaurants.Select(RestaurantView.Of)]), ApiJsonContext.Default.RestaurantsView),
        AgentText words => Item(Text, new TextView(words.Agent, words.Step, words.Text), ApiJsonContext.Default.TextView),
        TranscriptChecked read => Item(TranscriptChecked, new TranscriptCheckView(read.CallId, read.Doubts.Count == 0, read.Doubts), ApiJsonContext.Default.TranscriptCheckView),
        ReservationUnderstood understood => Of(understood.Details),
        CallStarted started => Started(started.CallId),
        AgentAnswer answer => Of(AnswerOf(answer, sessionId)),
        _ => throw new InvalidOperationException($"There is no event for {update.GetType().Name}."),
    };

    public static SseItem<string> Of(ReservationDetails understood) => Item(Understood, UnderstoodView.Of(understood), ApiJsonContext.Default.UnderstoodView);

    public static SseItem<string> Of(RequestAnswer answer) => Item(Answer, answer, ApiJsonContext.Default.RequestAnswer);

    public static SseItem<string> Of(InterruptedCallView interrupted) => Item(InterruptedCall, interrupted, ApiJsonContext.Default.InterruptedCallView);

    public static SseItem<string> Started(string callId) => Item(CallStarted, new CallAccepted(callId), ApiJsonContext.Default.CallAccepted);

    public static SseItem<string> Of(CallEvent happened) => Item(CallEvent, CallEventView.Of(happened), ApiJsonContext.Default.CallEventView);

    public static RequestAnswer AnswerOf(AgentAnswer answer, string sessionId) => new(
        sessionId,
        answer.Text,
        answer.Error?.Code,
        answer.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        answer.Result is { } result ? ResultView.Of(result) : null);

    private static SseItem<string> Item<T>(string name, T data, JsonTypeInfo<T> type) => new(JsonSerializer.Serialize(data, type), name);
}
