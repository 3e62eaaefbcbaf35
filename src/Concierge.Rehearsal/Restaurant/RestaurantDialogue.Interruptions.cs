namespace Concierge.Rehearsal.Restaurant;

/// <content>Interrupts the caller.</content>
public sealed partial class RestaurantDialogue
{
    private static readonly TimeSpan RepeatedGreetingDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan CallerSpeechBeforeInterruption = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public TimeSpan? InterruptionDelay => _scenario.TalksOverCaller && !_hasRepeatedGreeting ? RepeatedGreetingDelay
        : _interruptionQuestions.Count < _scenario.InterruptionCount && FindInterruptingQuestion() is not null ? CallerSpeechBeforeInterruption
        : null;

    private string Greeting => RestaurantSentences.FormatGreeting(_scenario.Greeting, _restaurantName);

    /// <inheritdoc/>
    public CalleeTurn? TryInterrupt()
    {
        if (_scenario.TalksOverCaller && !_hasRepeatedGreeting)
        {
            _hasRepeatedGreeting = true;
            return Say(RestaurantSentences.FormatRepeatedGreeting(Greeting)) with { StartsImmediately = true };
        }

        if (FindInterruptingQuestion() is not { } question)
        {
            return null;
        }

        _interruptionQuestions.Add(question);
        return Ask(question, RestaurantSentences.GetInterruption(question)) with { StartsImmediately = true };
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
