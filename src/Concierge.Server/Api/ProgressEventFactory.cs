using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Reservations;

namespace Concierge.Server.Api;

/// <summary>Creates the server-sent events of a request: the agents' steps, the call's events, and the answer last.</summary>
internal static class ProgressEventFactory
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

    public static SseItem<string> Create(AgentUpdate update, string sessionId) => update switch
    {
        AgentHandedOff handedOff => CreateItem(HandedOff, new HandOffView(handedOff.Agent), ApiJsonContext.Default.HandOffView),
        RestaurantFound found => CreateItem(RestaurantFound, RestaurantView.From(found.Restaurant), ApiJsonContext.Default.RestaurantView),
        RestaurantsFound found => CreateItem(
            RestaurantsFound,
            new RestaurantsFoundView([.. found.Restaurants.Select(RestaurantView.From)]),
            ApiJsonContext.Default.RestaurantsFoundView),
        AgentText text => CreateItem(Text, new AgentTextView(text.Agent, text.Step, text.Text), ApiJsonContext.Default.AgentTextView),
        TranscriptChecked check => CreateItem(
            TranscriptChecked,
            new TranscriptCheckView(check.CallId, check.Doubts.Count == 0, check.Doubts),
            ApiJsonContext.Default.TranscriptCheckView),
        ReservationUnderstood understood => Create(understood.Details),
        CallStarted started => CreateCallStarted(started.CallId),
        AgentAnswer answer => Create(CreateAnswer(answer, sessionId)),
        _ => throw new InvalidOperationException($"There is no event for {update.GetType().Name}."),
    };

    public static SseItem<string> Create(ReservationDetails understood) => CreateItem(
        Understood,
        UnderstoodRequestView.From(understood),
        ApiJsonContext.Default.UnderstoodRequestView);

    public static SseItem<string> Create(RequestAnswer answer) => CreateItem(Answer, answer, ApiJsonContext.Default.RequestAnswer);

    public static SseItem<string> Create(InterruptedCallView interrupted) =>
        CreateItem(InterruptedCall, interrupted, ApiJsonContext.Default.InterruptedCallView);

    public static SseItem<string> CreateCallStarted(string callId) => CreateItem(CallStarted, new CallAccepted(callId), ApiJsonContext.Default.CallAccepted);

    public static SseItem<string> Create(CallEvent callEvent) => CreateItem(CallEvent, CallEventView.From(callEvent), ApiJsonContext.Default.CallEventView);

    public static RequestAnswer CreateAnswer(AgentAnswer answer, string sessionId) => new(
        sessionId,
        answer.Text,
        answer.Error?.Code,
        answer.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        answer.Result is { } result ? ResultView.From(result) : null);

    private static SseItem<string> CreateItem<T>(string name, T data, JsonTypeInfo<T> type) => new(JsonSerializer.Serialize(data, type), name);
}
