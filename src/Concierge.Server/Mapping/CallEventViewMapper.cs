using Concierge.Calls.Results;
using Concierge.Contracts.Api;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="CallEventView"/>.</summary>
internal static class CallEventViewMapper
{
    public static CallEventView Map(CallEvent callEvent) => new()
    {
        Number = callEvent.Number,
        AtSeconds = ApiTimeFormatter.RoundSeconds(callEvent.At),
        Type = callEvent.Kind,
        Status = callEvent.Status,
        CarrierStatus = callEvent.CarrierStatus,
        Turn = callEvent.Turn is { } turn ? TurnViewMapper.Map(turn) : null,
        AnsweredBy = callEvent.AnsweredBy,
        Question = callEvent.Question is { } question ? QuestionViewMapper.Map(question) : null,
        Answer = callEvent.Answer,
        Retry = callEvent.Retry is { } retry ? RetryViewMapper.Map(retry) : null,
        WarningCode = callEvent.Warning?.Code,
        Warning = callEvent.Warning?.Message,
        Result = callEvent.Result is { } result ? ResultViewMapper.Map(result) : null,
    };
}
