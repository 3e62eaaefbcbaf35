using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates the results that come from the stored record of a call.</summary>
internal static class CallItemMapper
{
    public static CallItem Map(CallRecordView view) => new()
    {
        CallId = view.CallId,
        Purpose = view.Purpose,
        RestaurantName = QuotedText.FromDirectory(view.RestaurantName),
        Date = view.Date,
        Time = view.Time,
        PartySize = view.PartySize,
        CreatedAt = view.CreatedAt,
        IsEnded = view.FinishedAt is not null,
        IsInterrupted = view.Interrupted,
        Outcome = view.Outcome,
        ErrorCode = view.ErrorCode,
        BookingId = view.BookingId,
        ConfirmationNumber = QuotedText.FromRestaurant(view.ConfirmationNumber),
    };

    /// <summary>The progress of a call whose conversation is not kept any more.</summary>
    public static CallProgress CreateProgress(CallRecordView view, int cursor)
    {
        var isEnded = view.FinishedAt is not null;
        return new CallProgress
        {
            CallId = view.CallId,
            State = isEnded ? CallStates.Ended : CallStates.Unknown,
            IsEnded = isEnded,
            Cursor = cursor,
            Next = isEnded
                ? "The call has ended. Tell the guest the result; list_bookings shows the bookings."
                : "Nobody knows how the call ended. Tell the guest, and do not call again unasked.",
            RestaurantName = QuotedText.FromDirectory(view.RestaurantName),
            Events = [],
            Result = new CallResult
            {
                Outcome = view.Outcome,
                Message = QuotedText.FromProgram(view.Message),
                Error = view.ErrorCode is { } code ? ProblemMapper.Create(code, "The call ended with this error.", remedy: null) : null,
                BookingId = view.BookingId,
                ConfirmationNumber = QuotedText.FromRestaurant(view.ConfirmationNumber),
                Evidence = [],
                Attempts = view.Attempts,
                IsRecordOnly = true,
            },
        };
    }
}
