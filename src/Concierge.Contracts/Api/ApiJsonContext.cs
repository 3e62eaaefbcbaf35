using System.Text.Json.Serialization;

namespace Concierge.Contracts.Api;

/// <summary>Serializes the requests and responses of the HTTP API: names in snake case, without null values.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(SnakeCaseEnumConverter<CallStatus>),
        typeof(SnakeCaseEnumConverter<CarrierStatus>),
        typeof(SnakeCaseEnumConverter<CallOutcome>),
        typeof(SnakeCaseEnumConverter<Speaker>),
        typeof(SnakeCaseEnumConverter<CallEventKind>),
        typeof(SnakeCaseEnumConverter<RetryReason>),
        typeof(SnakeCaseEnumConverter<CallPurpose>),
        typeof(SnakeCaseEnumConverter<BookingStatus>),
        typeof(SnakeCaseEnumConverter<PlanStatus>),
        typeof(SnakeCaseEnumConverter<BlockReason>),
        typeof(SnakeCaseEnumConverter<RequestStatus>),
    ])]
[JsonSerializable(typeof(AddRestaurantBody))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(CreateCallRequest))]
[JsonSerializable(typeof(CreatePlanRequest))]
[JsonSerializable(typeof(PlanView))]
[JsonSerializable(typeof(CallAccepted))]
[JsonSerializable(typeof(CallView))]
[JsonSerializable(typeof(CallStatusView))]
[JsonSerializable(typeof(CallEventView))]
[JsonSerializable(typeof(ChangeBody))]
[JsonSerializable(typeof(AllowNumberBody))]
[JsonSerializable(typeof(ImportReportView))]
[JsonSerializable(typeof(InterruptedCallView))]
[JsonSerializable(typeof(IReadOnlyList<CallRecordView>))]
[JsonSerializable(typeof(IReadOnlyList<RequestRecordView>))]
[JsonSerializable(typeof(IReadOnlyList<ReservationView>))]
[JsonSerializable(typeof(ReservationView))]
[JsonSerializable(typeof(HandOffView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(RequestAnswer))]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(RestaurantEntryView))]
[JsonSerializable(typeof(RestaurantList))]
[JsonSerializable(typeof(RestaurantView))]
[JsonSerializable(typeof(RestaurantsFoundView))]
[JsonSerializable(typeof(AgentTextView))]
[JsonSerializable(typeof(ServerView))]
[JsonSerializable(typeof(SubscriptionView))]
[JsonSerializable(typeof(TranscriptCheckView))]
[JsonSerializable(typeof(UnderstoodRequestView))]
[JsonSerializable(typeof(ConsoleSessionView))]
[JsonSerializable(typeof(CreateSessionBody))]
[JsonSerializable(typeof(CreateWebhookBody))]
[JsonSerializable(typeof(WebhookEventView))]
[JsonSerializable(typeof(WebhookView))]
[JsonSerializable(typeof(IReadOnlyList<WebhookView>))]
[JsonSerializable(typeof(IReadOnlyList<WebhookDeliveryView>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
