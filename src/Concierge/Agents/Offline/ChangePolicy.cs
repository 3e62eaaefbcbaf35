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
                BookingTools.ChangeBooking,
                ("booking", fitting[0].Booking),
                ("date", Replies.Day(request.Date ?? (request.DaysLater == 0 ? null : fitting[0].Day?.PlusDays(request.DaysLater)))),
                ("time", Replies.Time(request.Time ?? (request.MinutesLater == 0 ? null : fitting[0].Hour?.PlusMinutes(request.MinutesLater)))),
                ("party_size", request.PartySize ?? (request.PartyChange == 0 ? null : fitting[0].PartySize + request.PartyChange)),
                ("special_requests", request.SpecialRequests),
                ("earliest_time", Replies.Time(request.EarliestTime)),
                ("latest_time", Replies.Time(request.LatestTime)),
                ("smallest_party", request.SmallestParty),
                ("call_when_open", request.CallWhenOpen ? true : null),
                ("despite_closing", request.DespiteClosing ? true : null));
    }
}
