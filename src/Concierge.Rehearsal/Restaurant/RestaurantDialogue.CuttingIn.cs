namespace Concierge.Rehearsal.Restaurant;

/// <content>Interrupts the caller.</content>
public sealed partial class RestaurantDialogue
{
    private static readonly TimeSpan SecondGreetingDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan InterruptionDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public TimeSpan? InterruptsAfter => _scenario.TalksOverCaller && !_greetedAgain ? SecondGreetingDelay
        : _interruptedWith.Count < _scenario.InterruptionCount && FindInterruptingQuestion() is not null ? InterruptionDelay
        : null;

    private string Greeting => RestaurantLines.FormatGreeting(_scenario.Greeting, _restaurantName);

    /// <inheritdoc/>
    public CalleeTurn? TryInterrupt()
    {
        if (_scenario.TalksOverCaller && !_greetedAgain)
        {
            _greetedAgain = true;
            return Say(RestaurantLines.FormatSecondGreeting(Greeting)) with { StartsImmediately = true };
        }

        if (FindInterruptingQuestion() is not { } question)
        {
            return null;
        }

        _interruptedWith.Add(question);
        return Ask(question, RestaurantLines.GetInterruption(question)) with { StartsImmediately = true };
    }

    /// <inheritdoc/>
    public void OnOverheard(string words)
    {
        if (_stage == DialogueStage.Collecting)
        {
            _nudges = 0;
            _form.Update(CallerUtterance.Parse(words, asked: null));
        }
    }

    private BookingQuestion? FindInterruptingQuestion() => _stage != DialogueStage.Collecting ? null
        : _scenario.Questions
            .Where(question => (IsTableDetail(question) || question == BookingQuestion.Name) && !_form.HasValueFor(question)
                && !_interruptedWith.Contains(question))
            .Cast<BookingQuestion?>().FirstOrDefault();
}
