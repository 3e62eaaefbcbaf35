using Concierge.Calls;
using Concierge.Contracts;

namespace Concierge.Server.Api;

/// <summary>A call as the API shows it.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Status">pending, in_progress, completed, error.</param>
/// <param name="CarrierStatus">Twilio's finer word, beside it.</param>
/// <param name="RestaurantName">Who is called.</param>
/// <param name="PhoneNumber">Masked.</param>
/// <param name="PartySize">What is asked for.</param>
/// <param name="Date">YYYY-MM-DD.</param>
/// <param name="Time">HH:MM.</param>
/// <param name="CreatedAt">When the call was created.</param>
/// <param name="ElapsedSeconds">Since then, until the call's end.</param>
/// <param name="Transcript">The conversation so far, in its order.</param>
/// <param name="Question">What the restaurant wants to know of the guest at the moment.</param>
/// <param name="Retry">When the line is dialled again, while that is being waited for.</param>
/// <param name="Result">What came of it, once it has ended.</param>
public sealed record CallView(
    string CallId,
    CallStatus Status,
    CarrierStatus? CarrierStatus,
    string RestaurantName,
    string PhoneNumber,
    int PartySize,
    string Date,
    string Time,
    DateTimeOffset CreatedAt,
    double ElapsedSeconds,
    IReadOnlyList<TurnView> Transcript,
    QuestionView? Question,
    RetryView? Retry,
    ResultView? Result)
{
    internal static CallView Of(Call call) => new(
        call.Id,
        call.Status,
        call.CarrierStatus,
        call.Details.RestaurantName,
        Language.Phones.PhoneNumber.Mask(call.Details.PhoneNumber),
        call.Details.PartySize,
        WireTime.Date(call.Details.Date),
        WireTime.Time(call.Details.Time),
        call.CreatedAt,
        WireTime.Seconds(call.Result?.Duration ?? call.Elapsed),
        [.. call.Transcript.Select(TurnView.Of)],
        call.Question is { } question ? QuestionView.Of(question) : null,
        call.Retry is { } retry ? RetryView.Of(retry) : null,
        call.Result is { } result ? ResultView.Of(result) : null);
}
