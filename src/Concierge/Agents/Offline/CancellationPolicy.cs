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
    public static AIContent Decide(DialogueState dialogue, FunctionResultContent? lastResult)
    {
        if (dialogue.Goal == RequestGoal.GiveUp)
        {
            return ReplyFactory.CreateText(
                dialogue.LastBooking is null && !dialogue.KeepsBooking
                    ? "All right, nothing is booked and no call will be made."
                    : "All right, no call will be made.");
        }

        if (DialogueStateReader.GetFailure(lastResult) is { } failure)
        {
            return ReplyFactory.CreateText(failure.ToString());
        }

        if (dialogue.Bookings is not { } bookings)
        {
            return ReplyFactory.CreateToolCall(
                BookingTools.ListBookings,
                ("restaurant", dialogue.Goal == RequestGoal.Cancel ? dialogue.BookingReference.Restaurant : dialogue.LastMessage.Restaurant),
                ("about", BookingDetailFormatter.ToArgument(dialogue.Talk.Reading.Detail)));
        }

        return dialogue.Goal == RequestGoal.Cancel ? CancelChosen(dialogue, bookings)
            : FindRecalled(dialogue, bookings) is { } recalled
                ? ReplyFactory.CreateToolCall(
                    BookingTools.ListBookings, ("booking", recalled.Booking), ("about", BookingDetailFormatter.ToArgument(dialogue.Talk.Reading.Detail)))
            : ReplyFactory.CreateText("Those are your bookings.");
    }

    // The one of several bookings that a question asks about: "what time is the second one?", or the last one of the conversation.
    private static BookingAnswer? FindRecalled(DialogueState dialogue, IReadOnlyList<BookingAnswer> bookings)
    {
        if (dialogue.Talk.Reading.Topic != TalkTopic.Recall || bookings.Count < 2)
        {
            return null;
        }

        var reference = dialogue.Talk.Reference;
        var named = reference.IsEmpty ? [] : reference.FindMatches(bookings, last: null);
        return named is [var only] ? only
            : named.Count == 0 && dialogue.LastBooking is { } last ? bookings.FirstOrDefault(last.Matches)
            : null;
    }

    private static AIContent CancelChosen(DialogueState dialogue, IReadOnlyList<BookingAnswer> bookings)
    {
        var fitting = dialogue.BookingReference.FindMatches(bookings, dialogue.LastBooking);
        if (fitting.Count != 1)
        {
            return ReplyFactory.CreateText(
                fitting.Count > 1 ? "Which one shall I cancel?"
                : bookings.Count == 0 ? "There is nothing to cancel."
                : bookings.Count == 1 ? "That is the only one. Which table do you mean?"
                : "Which of them do you mean?");
        }

        // After a change that failed, "cancel that" can mean the change or the booking.
        return dialogue.ChangeFailed && !dialogue.LastMessage.HasIntent(GuestIntents.Accept)
            ? ReplyFactory.CreateText("Shall I call them to cancel the table itself?")
            : ReplyFactory.CreateToolCall(
                BookingTools.CancelBooking, ("booking", fitting[0].Booking), ("call_when_open", dialogue.CancelWhenOpen ? true : null));
    }
}
