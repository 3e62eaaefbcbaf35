using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step to change a booking.</summary>
internal static class ChangePolicy
{
    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent Decide(Dialogue dialogue, FunctionResultContent? lastResult)
    {
        if (DialogueReader.Failure(lastResult) is { } failure)
        {
            return Replies.Say(failure.ToString());
        }

        if (dialogue.Bookings is not { } bookings)
        {
            return Replies.Call(BookingTools.ListBookings, ("restaurant", dialogue.Hints.Restaurant));
        }

        var fitting = dialogue.Hints.Fitting(bookings, dialogue.Booked);
        if (fitting.Count != 1)
        {
            return Replies.Say(
                fitting.Count > 1 ? "Which one shall I change?"
                : bookings.Count == 0 ? "There is nothing to change."
                : "Which of them do you mean?");
        }

        var request = dialogue.Wish;
        return request.Questions.Count > 0 ? Replies.Say(Questions.Ask(request, []))
            : !request.HasTable ? Replies.Say("What shall be different: the day, the time or the number of people?")
            : Replies.Call(
                ChangeBookingTool.Name,
                ("booking", fitting[0].Booking),
                ("date", Replies.Day(request.FindDate(fitting[0].Day))),
                ("time", Replies.Time(request.FindTime(fitting[0].Hour))),
                ("party_size", request.FindPartySize(fitting[0].PartySize)),
                ("special_requests", request.SpecialRequests),
                ("earliest_time", Replies.Time(request.EarliestTime)),
                ("latest_time", Replies.Time(request.LatestTime)),
                ("other_dates", request.OtherDates.Count == 0 ? null : string.Join(", ", request.OtherDates.Select(day => Replies.Day(day)))),
                ("smallest_party", request.SmallestParty),
                ("seating", request.Seating),
                ("call_when_open", request.CallWhenOpen ? true : null),
                ("despite_closing", request.DespiteClosing ? true : null));
    }
}
