using Concierge.Agents.Questions;
using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step to change a booking.</summary>
internal static class ChangePolicy
{
    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent Decide(DialogueState dialogue, FunctionResultContent? lastResult)
    {
        if (DialogueStateReader.GetFailure(lastResult) is { } failure)
        {
            return ReplyFactory.CreateText(failure.ToString());
        }

        if (dialogue.Bookings is not { } bookings)
        {
            return ReplyFactory.CreateToolCall(BookingTools.ListBookings, ("restaurant", dialogue.BookingReference.Restaurant));
        }

        var fitting = dialogue.BookingReference.FindMatches(bookings, dialogue.LastBooking);
        if (fitting.Count != 1)
        {
            return ReplyFactory.CreateText(
                fitting.Count > 1 ? "Which one shall I change?"
                : bookings.Count == 0 ? "There is nothing to change."
                : bookings.Count == 1 ? "That is the only one. Which table do you mean?"
                : "Which of them do you mean?");
        }

        var request = dialogue.Request;
        var table = request.Table;
        return request.Questions.Count > 0 ? ReplyFactory.CreateText(QuestionFormatter.Format(request, []))
            : !request.HasTableDetails ? ReplyFactory.CreateText(GuestQuestionFormatter.Change)
            : ReplyFactory.CreateToolCall(
                ChangeBookingTool.Name,
                ("booking", fitting[0].Booking),
                ("date", ReplyFactory.FormatDate(table.FindDate(fitting[0].Day))),
                ("time", ReplyFactory.FormatTime(table.FindTime(fitting[0].TimeOfDay))),
                ("party_size", table.FindPartySize(fitting[0].PartySize)),
                ("special_requests", request.SpecialRequests),
                ("earliest_time", ReplyFactory.FormatTime(table.EarliestTime)),
                ("latest_time", ReplyFactory.FormatTime(table.LatestTime)),
                ("other_dates", table.OtherDates.Count == 0 ? null : string.Join(", ", table.OtherDates.Select(day => ReplyFactory.FormatDate(day)))),
                ("smallest_party", table.SmallestParty),
                ("seating", request.Seating),
                ("call_when_open", request.CallWhenOpen ? true : null),
                ("despite_closing", request.DespiteClosing ? true : null));
    }
}
