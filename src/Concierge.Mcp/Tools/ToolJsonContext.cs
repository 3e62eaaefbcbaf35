using System.Text.Json;
using System.Text.Json.Serialization;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Results;

namespace Concierge.Mcp.Tools;

/// <summary>Serializes the tools' arguments and results: names in snake case, without null values.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(SnakeCaseEnumConverter<CallStatus>),
        typeof(SnakeCaseEnumConverter<CarrierStatus>),
        typeof(SnakeCaseEnumConverter<CallOutcome>),
        typeof(SnakeCaseEnumConverter<CallEventKind>),
        typeof(SnakeCaseEnumConverter<RetryReason>),
        typeof(SnakeCaseEnumConverter<CallPurpose>),
        typeof(SnakeCaseEnumConverter<BookingStatus>),
        typeof(SnakeCaseEnumConverter<PlanStatus>),
        typeof(SnakeCaseEnumConverter<BlockReason>),
    ])]
[JsonSerializable(typeof(FindRestaurantsArguments))]
[JsonSerializable(typeof(PlanCallArguments))]
[JsonSerializable(typeof(PlaceCallArguments))]
[JsonSerializable(typeof(WaitForCallArguments))]
[JsonSerializable(typeof(AnswerQuestionArguments))]
[JsonSerializable(typeof(HangUpArguments))]
[JsonSerializable(typeof(ListCallsArguments))]
[JsonSerializable(typeof(ListBookingsArguments))]
[JsonSerializable(typeof(ChangeBookingArguments))]
[JsonSerializable(typeof(CancelBookingArguments))]
[JsonSerializable(typeof(FoundRestaurants))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(PlacedCall))]
[JsonSerializable(typeof(CallProgress))]
[JsonSerializable(typeof(AnsweredQuestion))]
[JsonSerializable(typeof(CallList))]
[JsonSerializable(typeof(BookingList))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
internal sealed partial class ToolJsonContext : JsonSerializerContext;
