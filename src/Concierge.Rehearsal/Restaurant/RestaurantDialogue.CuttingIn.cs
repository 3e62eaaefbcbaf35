namespace Concierge.Rehearsal.Restaurant;

/// <content>Interrupts the caller.</content>
public sealed partial class RestaurantDialogue
{
    private static readonly TimeSpan SecondGreetingDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan InterruptionDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public TimeSpan? InterruptsAfter => _scenario.TalksOverCaller && !_hasGreetedAgain ? SecondGreetingDelay
        : _interruptionQuestions.Count < _scenario.InterruptionCount && FindInterruptingQuestion() is not null ? InterruptionDelay
        : null;

    private string Greeting => RestaurantLines.FormatGreeting(_scenario.Greeting, _restaurantName);

    /// <inheritdoc/>
    public CalleeTurn? TryInterrupt()
    {
        if (_scenario.TalksOverCaller && !_hasGreetedAgain)
        {
            _hasGreetedAgain = true;
            return Say(RestaurantLines.FormatSecondGreeting(Greeting)) with { StartsImmediately = true };
        }

        if (FindInterruptingQuestion() is not { } question)
        {
            return null;
        }

        _interruptionQuestions.Add(question);
        return Ask(question, RestaurantLines.GetInterruption(question)) with { StartsImmediately = true };
    }

    /// <inheritdoc/>
    public void OnOverheard(string words)
    {
        if (_stage == DialogueStage.Collecting)
        {
            _silenceCount = 0;
            _form.Update(CallerUtterance.Parse(words, openQuestion: null));
        }
    }

    private BookingQuestion? FindInterruptingQuestion() => _stage != DialogueStage.Collecting ? null
        : _scenario.Questions
            .Where(question => (IsTableDetail(question) || question == BookingQuestion.Name) && !_form.HasValueFor(question)
                && !_interruptionQuestions.Contains(question))
            .Cast<BookingQuestion?>().FirstOrDefault();
}
