using Concierge.Language;

namespace Concierge.Agents.Offline;

/// <summary>Chooses what the guest wants after a message.</summary>
internal static class RequestGoalPolicy
{
    private const GuestIntents Actionable =
        GuestIntents.Book | GuestIntents.Accept | GuestIntents.Reject | GuestIntents.Change | GuestIntents.Cancel
        | GuestIntents.RepeatCall | GuestIntents.Search | GuestIntents.ListBookings;

    /// <summary>Whether a message asks for something or gives a detail of it.</summary>
    /// <param name="request">The requested table.</param>
    /// <param name="said">The reading of the message.</param>
    /// <param name="words">The cues in the message.</param>
    public static bool IsActionable(BookingRequest request, ParsedRequest said, RequestCues words) =>
        (said.Intents & Actionable) != GuestIntents.None
        || said.HasDetails
        || said.ConfirmationNumber is not null
        || words.CallWhenOpen
        || words.Insists
        || (request.UnclearPhoneNumber is not null && words.NumberIsGuests is not null);

    /// <summary>Chooses the goal that an actionable message sets.</summary>
    /// <param name="dialogue">The conversation before the message.</param>
    /// <param name="said">The reading of the message.</param>
    /// <param name="words">The cues in the message.</param>
    /// <param name="asksWhich">Whether the guest was asked which of several bookings is meant.</param>
    /// <param name="isChosen">Whether the message before chose a listed booking.</param>
    public static RequestGoal Choose(DialogueState dialogue, ParsedRequest said, RequestCues words, bool asksWhich, bool isChosen)
    {
        var before = dialogue.Goal;
        var pointsAtBooking = words.RefersToExistingBooking || said.ConfirmationNumber is not null || isChosen;
        if (said.Intents.HasFlag(GuestIntents.ListBookings))
        {
            return RequestGoal.List;
        }

        if (said.Intents.HasFlag(GuestIntents.Cancel))
        {
            return dialogue.HasOpenRequest && !pointsAtBooking ? RequestGoal.GiveUp : RequestGoal.Cancel;
        }

        if (said.Intents.HasFlag(GuestIntents.Reject) && !said.HasDetails)
        {
            return RequestGoal.GiveUp;
        }

        if (said.Intents.HasFlag(GuestIntents.Search) && said.Restaurant is null && !said.IsSameRestaurant)
        {
            return RequestGoal.Search;
        }

        var confirmsCancellation = before == RequestGoal.Cancel
            && ((said.Intents & (GuestIntents.Accept | GuestIntents.RepeatCall)) != GuestIntents.None || words.CallWhenOpen);
        var continues = asksWhich || confirmsCancellation || (before == RequestGoal.Change && said.Restaurant is null);
        return before is RequestGoal.Cancel or RequestGoal.Change && continues && !words.StartsNewRequest ? before
            : IsChange(dialogue, said, words, pointsAtBooking) ? RequestGoal.Change
            : RequestGoal.Book;
    }

    // "Make it 5 people" changes the booking of this conversation; "move my table at Luigi's to 8" changes an earlier booking.
    private static bool IsChange(DialogueState dialogue, ParsedRequest said, RequestCues words, bool pointsAtBooking) =>
        (said.Intents.HasFlag(GuestIntents.Change) && (pointsAtBooking || said.PresentDate is not null || said.PresentTime is not null))
        || (dialogue.LastBooking is not null && !dialogue.HasOpenRequest
            && said.HasDetails && said.Restaurant is null && !said.IsSameRestaurant && said.PhoneNumber is null
            && (said.Intents.HasFlag(GuestIntents.Change) || !(words.StartsNewRequest || said.Intents.HasFlag(GuestIntents.Book))));
}
