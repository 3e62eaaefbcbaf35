using System.Text.Json.Serialization;
using Concierge.Contracts;

namespace Concierge.Server.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(SnakeCase<CallStatus>),
        typeof(SnakeCase<CarrierStatus>),
        typeof(SnakeCase<CallOutcome>),
        typeof(SnakeCase<Speaker>),
        typeof(SnakeCase<CallEventKind>),
        typeof(SnakeCase<RetryReason>),
        typeof(SnakeCase<CallPurpose>),
        typeof(SnakeCase<BookingStatus>),
    ])]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(CreateCallRequest))]
[JsonSerializable(typeof(CallAccepted))]
[JsonSerializable(typeof(CallView))]
[JsonSerializable(typeof(CallStatusView))]
[JsonSerializable(typeof(CallEventView))]
[JsonSerializable(typeof(ChangeBody))]
[JsonSerializable(typeof(InterruptedCallView))]
[JsonSerializable(typeof(IReadOnlyList<CallRecordView>))]
[JsonSerializable(typeof(IReadOnlyList<ReservationView>))]
[JsonSerializable(typeof(ReservationView))]
[JsonSerializable(typeof(HandedOffView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(RequestAnswer))]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(RestaurantEntryView))]
[JsonSerializable(typeof(RestaurantList))]
[JsonSerializable(typeof(RestaurantView))]
[JsonSerializable(typeof(RestaurantsView))]
[JsonSerializable(typeof(TextView))]
[JsonSerializable(typeof(TranscriptCheckView))]
[JsonSerializable(typeof(UnderstoodView))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
