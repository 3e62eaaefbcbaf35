using Concierge.Calls;
using Concierge.Contracts.Api;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="CallView"/>.</summary>
internal static class CallViewMapper
{
    public static CallView Map(Call call) => new()
    {
        CallId = call.Id,
        Status = call.Status,
        CarrierStatus = call.CarrierStatus,
        RestaurantName = call.Details.RestaurantName,
        PhoneNumber = Language.Phones.PhoneNumber.Mask(call.Details.PhoneNumber),
        PartySize = call.Details.PartySize,
        Date = ApiTimeFormatter.FormatDate(call.Details.Date),
        Time = ApiTimeFormatter.FormatTime(call.Details.Time),
        CreatedAt = call.CreatedAt,
        ElapsedSeconds = ApiTimeFormatter.RoundSeconds(call.Result?.Duration ?? call.Elapsed),
        Transcript = [.. call.Transcript.Select(TurnViewMapper.Map)],
        Question = call.OpenQuestion is { } question ? QuestionViewMapper.Map(question) : null,
        Retry = call.ScheduledRetry is { } retry ? RetryViewMapper.Map(retry) : null,
        Result = call.Result is { } result ? ResultViewMapper.Map(result) : null,
    };
}
