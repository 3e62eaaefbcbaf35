using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Server.Api;

/// <summary>Something that happened in a call; the data of a server-sent event.</summary>
/// <param name="Number">Place in the call's record, from 1.</param>
/// <param name="AtSeconds">From the call's creation.</param>
/// <param name="Type">status, carrier_status, turn, answered_by, question, answer, retry, warning, outcome.</param>
/// <param name="Status">The new status.</param>
/// <param name="CarrierStatus">The carrier's new status.</param>
/// <param name="Turn">The turn.</param>
/// <param name="AnsweredBy">human, machine, fax, call_screening or unknown.</param>
/// <param name="Question">What the restaurant wants to know of the guest.</param>
/// <param name="Answer">The guest's words; absent when there was no answer.</param>
/// <param name="Retry">When the line is dialled again.</param>
/// <param name="WarningCode">The stable code of something that went wrong and was survived.</param>
/// <param name="Warning">The same in a sentence.</param>
/// <param name="Result">The result.</param>
public sealed record CallEventView(
    int Number,
    double AtSeconds,
    CallEventKind Type,
    CallStatus? Status,
    CarrierStatus? CarrierStatus,
    TurnView? Turn,
    string? AnsweredBy,
    QuestionView? Question,
    string? Answer,
    RetryView? Retry,
    string? WarningCode,
    string? Warning,
    ResultView? Result)
{
    internal static CallEventView Of(CallEvent happened) => new(
        happened.Number,
        WireTime.Seconds(happened.At),
        happened.Kind,
        happened.Status,
        happened.CarrierStatus,
        happened.Turn is { } turn ? TurnView.Of(turn) : null,
        happened.AnsweredBy,
        happened.Question is { } question ? QuestionView.Of(question) : null,
        happened.Answer,
        happened.Retry is { } retry ? RetryView.Of(retry) : null,
        happened.Warning?.Code,
        happened.Warning?.Message,
        happened.Result is { } result ? ResultView.Of(result) : null);
}
