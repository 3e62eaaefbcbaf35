namespace Concierge.Rehearsal.Restaurant;

/// <summary>Asks for the details of a booking and notes them.</summary>
internal sealed class DetailCollector(Scenario scenario, RestaurantConversation conversation)
{
    private const int MaxRepeats = 3;

    private static readonly BookingQuestion[] TableDetails = [BookingQuestion.PartySize, BookingQuestion.Date, BookingQuestion.Time];

    private readonly Dictionary<BookingQuestion, int> _askCounts = [];

    /// <summary>Whether a table depends on the answer to a question.</summary>
    public static bool IsTableDetail(BookingQuestion question) => TableDetails.Contains(question);

    /// <summary>Notes the details in an utterance.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> to continue the booking.</returns>
    public CalleeTurn? OnUtterance(CallerUtterance utterance)
    {
        conversation.Form.Update(utterance);
        if (conversation.BookingToChange is { } booking && !IsChanged(booking) && (utterance.PartySize is null || utterance.Times.Count == 0))
        {
            return utterance.HasDetails
                ? conversation.Say(RestaurantSentences.AsksWhatToChange)
                : conversation.Say(RestaurantSentences.NotUnderstood, remember: false);
        }

        if (conversation.OpenQuestion is { } question and (BookingQuestion.SpecialRequests or BookingQuestion.PhoneNumber or BookingQuestion.Card)
            && !conversation.Form.HasValueFor(question) && !IsRequired(question))
        {
            _askCounts[question] = MaxRepeats;
        }

        return null;
    }

    /// <summary>Asks for the next missing detail.</summary>
    /// <param name="isAvailabilityChecked">Whether the restaurant knows that it has a table. Only then it asks for more than the details of the table.</param>
    /// <returns>The question; <see langword="null"/> if nothing is to be asked before the next step of the booking.</returns>
    public CalleeTurn? AskNext(bool isAvailabilityChecked)
    {
        ReservationForm form = conversation.Form;
        foreach (BookingQuestion question in scenario.Questions.Union(TableDetails).Where(question => !form.HasValueFor(question)))
        {
            if (!IsTableDetail(question) && !isAvailabilityChecked && TableDetails.All(form.HasValueFor))
            {
                return null;
            }

            int repetitions = _askCounts.GetValueOrDefault(question);
            if (repetitions < MaxRepeats)
            {
                return Ask(question, repetitions);
            }

            if (IsRequired(question))
            {
                return conversation.HangUp(RestaurantSentences.GetRefusal(question));
            }
        }

        return null;
    }

    /// <summary>Asks a question in the given words.</summary>
    public CalleeTurn Ask(BookingQuestion question, string speech)
    {
        conversation.Stage = DialogueStage.Collecting;
        return conversation.Ask(question, speech);
    }

    private CalleeTurn Ask(BookingQuestion question, int repetitions)
    {
        _askCounts[question] = repetitions + 1;
        bool insists = repetitions > 0 && scenario.RequiredAnswers.Contains(question);
        return Ask(question, insists ? RestaurantSentences.GetRequiredQuestion(question) : RestaurantSentences.GetQuestion(question, repetitions > 0));
    }

    private bool IsRequired(BookingQuestion question) => IsTableDetail(question) || scenario.RequiredAnswers.Contains(question);

    private bool IsChanged(Booking booking)
    {
        ReservationForm form = conversation.Form;
        return (form.PartySize, form.Time) != (booking.PartySize, booking.Time) || (form.Date is { } date && date.Contradicts(booking.Date));
    }
}
