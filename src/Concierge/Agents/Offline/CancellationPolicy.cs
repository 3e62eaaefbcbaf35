using Concierge.Agents.Tools;
using Concierge.Language;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step as the cancellation agent.</summary>
internal static class CancellationPolicy
{
    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent Decide(Dialogue dialogue, FunctionResultContent? lastResult)
    {
        if (dialogue.Errand == Errand.GiveUp)
        {
            return Replies.Say(dialogue.Booked is null ? "All right, nothing is booked and no call will be made." : "All right, no call will be made.");
        }

        if (DialogueReader.Failure(lastResult) is { } failure)
        {
            return Replies.Say(failure.ToString());
        }

        if (dialogue.Bookings is not { } bookings)
        {
            return Replies.Call(
                BookingTools.ListBookings,
                ("restaurant", dialogue.Errand == Errand.Cancel ? dialogue.Hints.Restaurant : dialogue.Last.Restaurant));
        }

        return dialogue.Errand != Errand.Cancel ? Replies.Say("Those are your bookings.") : CancelChosen(dialogue, bookings);
    }

    private static AIContent CancelChosen(Dialogue dialogue, IReadOnlyList<BookingAnswer> bookings)
    {
        var fitting = dialogue.Hints.Fitting(bookings, dialogue.Booked);
        if (fitting.Count != 1)
        {
            return Replies.Say(
                fitting.Count > 1 ? "Which one shall I cancel?"
                : bookings.Count == 0 ? "There is nothing to cancel."
                : "Which of them do you mean?");
        }

        // After a change that failed, "cancel that" can mean the change or the booking.
        return dialogue.ChangeFailed && !dialogue.Last.Has(Intents.Yes)
            ? Replies.Say("Shall I call them to cancel the table itself?")
            : Replies.Call(BookingTools.CancelBooking, ("booking", fitting[0].Booking), ("call_when_open", dialogue.CancelsWhenOpen ? true : null));
    }
}
