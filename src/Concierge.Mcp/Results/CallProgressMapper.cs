using System.Globalization;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates a <see cref="CallProgress"/>.</summary>
internal static class CallProgressMapper
{
    public static CallProgress Map(CallView call, IReadOnlyList<CallEventView> events, int cursor)
    {
        var state = FindState(call);
        var question = call.Question is { } asked ? Map(asked) : null;
        return new CallProgress
        {
            CallId = call.CallId,
            State = state,
            IsEnded = state == CallStates.Ended,
            Cursor = cursor,
            Next = DescribeNext(state, cursor),
            RestaurantName = QuotedText.FromDirectory(call.RestaurantName),
            Events = [.. events.Select(Map)],
            Question = question,
            NextAttempt = call.Retry is { } retry ? Map(retry) : null,
            Result = call.Result is { } result ? CallResultMapper.Map(result) : null,
        };
    }

    private static string FindState(CallView call) =>
        call.Result is not null ? CallStates.Ended
        : call.Question is not null ? CallStates.Question
        : call.Retry is not null ? CallStates.Scheduled
        : call.Status == CallStatus.InProgress ? CallStates.Talking
        : CallStates.Calling;

    private static string DescribeNext(string state, int cursor) => state switch
    {
        CallStates.Ended => "The call has ended. Tell the guest the result and its evidence.",
        CallStates.Question => "The restaurant holds the line. Ask the guest, use answer_question at once, then wait_for_call again.",
        CallStates.Scheduled => "Tell the guest when the next attempt is. Use wait_for_call later.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Use wait_for_call again with cursor {cursor}."),
    };

    private static OpenQuestion Map(QuestionView view)
    {
        var (id, text, date, time, partySize, seconds) = view;
        return new OpenQuestion
        {
            QuestionId = id,
            // The voice agent words it, from what the restaurant said.
            Text = QuotedText.FromVoiceAgent(text),
            Date = date,
            Time = time,
            PartySize = partySize,
            AnswerWithinSeconds = seconds,
        };
    }

    private static NextAttempt Map(RetryView view) => new()
    {
        At = view.At,
        LocalTime = view.LocalTime,
        Attempt = view.Attempt,
        Attempts = view.Attempts,
        Reason = view.Reason,
    };

    private static CallEventItem Map(CallEventView view) => new()
    {
        Number = view.Number,
        AtSeconds = view.AtSeconds,
        Kind = view.Type,
        Status = view.Status,
        CarrierStatus = view.CarrierStatus,
        Turn = view.Turn?.Number,
        Words = view.Turn is { } turn ? TurnQuoter.Quote(turn)
            : QuotedText.FromVoiceAgent(view.Question?.Text) ?? QuotedText.FromGuest(view.Answer),
        AnsweredBy = view.AnsweredBy,
        WarningCode = view.WarningCode,
    };
}
