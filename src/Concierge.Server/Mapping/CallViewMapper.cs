using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts.Api;
using static Concierge.Server.Mapping.ApiTimeFormatter;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="CallView"/>.</summary>
internal static class CallViewMapper
{
    /// <summary>Creates the view.</summary>
    /// <param name="call">The call.</param>
    /// <param name="forOperator">Whether it is for somebody who looks after the server.</param>
    public static CallView Map(Call call, bool forOperator)
    {
        var events = call.Events;
        return new()
        {
            CallId = call.Id,
            Status = call.Status,
            CarrierStatus = call.CarrierStatus,
            RestaurantName = call.Details.RestaurantName,
            PhoneNumber = Language.Phones.PhoneNumber.Mask(call.Details.PhoneNumber),
            PartySize = call.Details.PartySize,
            Date = FormatDate(call.Details.Date),
            Time = FormatTime(call.Details.Time),
            CreatedAt = call.CreatedAt,
            ElapsedSeconds = RoundSeconds(call.Result?.Duration ?? call.Elapsed),
            Transcript = [.. call.Transcript.Select(TurnViewMapper.Map)],
            Question = call.OpenQuestion is { } question ? QuestionViewMapper.Map(question) : null,
            Retry = call.ScheduledRetry is { } retry ? RetryViewMapper.Map(retry) : null,
            Result = call.Result is { } result ? ResultViewMapper.Map(result) : null,
            History = [.. from entered in events where entered.Status is not null select new CallStateView(RoundSeconds(entered.At), entered.Status!.Value)],
            CarrierCallbacks = forOperator ? MapCallbacks(events) : null,
            LatencySeconds = forOperator ? [.. call.Turns.ReactionTimes.Select(RoundSeconds)] : null,
        };
    }

    private static List<CarrierCallbackView> MapCallbacks(IReadOnlyList<CallEvent> events) =>
    [
        .. from reported in events
           where reported.CarrierStatus is not null
           select new CarrierCallbackView(RoundSeconds(reported.At), reported.CarrierStatus!.Value),
    ];
}
