using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>What the rule-based model does next to change a booked table.</summary>
internal static class ChangePolicy
{
    /// <summary>Decides on words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="lastResult">The tool result that has just come in.</param>
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
            return Replies.Say(fitting.Count > 1 ? "Which one shall I change?" : bookings.Count == 0 ? "There is nothing to change." : "Which of them do you mean?");
        }

        var wish = dialogue.Wish;
        return wish.Questions.Count > 0 ? Replies.Say(Questions.Ask(wish, []))
            : !wish.HasTable ? Replies.Say("What shall be different: the day, the time or the number of people?")
            : Replies.Call(
                BookingTools.ChangeBooking,
                ("booking", fitting[0].Booking),
                ("date", Replies.Day(wish.Date ?? (wish.DaysLater == 0 ? null : fitting[0].Day?.PlusDays(wish.DaysLater)))),
                ("time", Replies.Time(wish.Time ?? (wish.MinutesLater == 0 ? null : fitting[0].Hour?.PlusMinutes(wish.MinutesLater)))),
                ("party_size", wish.PartySize ?? (wish.PartyChange == 0 ? null : fitting[0].PartySize + wish.PartyChange)),
                ("special_requests", wish.SpecialRequests),
                ("earliest_time", Replies.Time(wish.EarliestTime)),
                ("latest_time", Replies.Time(wish.LatestTime)),
                ("smallest_party", wish.SmallestParty),
                ("call_when_open", wish.CallWhenOpen ? true : null),
                ("despite_closing", wish.DespiteClosing ? true : null));
    }
}
