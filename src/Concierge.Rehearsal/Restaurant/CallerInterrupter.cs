namespace Concierge.Rehearsal.Restaurant;

/// <summary>Speaks while the caller is speaking: repeats the greeting, or asks for a missing detail.</summary>
internal sealed class CallerInterrupter(Scenario scenario, RestaurantConversation conversation, DetailCollector details)
{
    private static readonly TimeSpan RepeatedGreetingDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan CallerSpeechBeforeInterruption = TimeSpan.FromSeconds(1);

    private readonly HashSet<BookingQuestion> _questionsAsked = [];
    private bool _hasRepeatedGreeting;

    /// <summary>How long the caller may speak before the restaurant interrupts; <see langword="null"/> to let the caller finish.</summary>
    public TimeSpan? Delay => RepeatsGreeting ? RepeatedGreetingDelay
        : _questionsAsked.Count < scenario.InterruptionCount && FindQuestion() is not null ? CallerSpeechBeforeInterruption
        : null;

    private bool RepeatsGreeting => scenario.TalksOverCaller && !_hasRepeatedGreeting;

    /// <summary>Interrupts the caller.</summary>
    /// <param name="greeting">The restaurant's greeting.</param>
    /// <returns>What the restaurant says; <see langword="null"/> if it has nothing to ask.</returns>
    public CalleeTurn? TryInterrupt(string greeting)
    {
        if (RepeatsGreeting)
        {
            _hasRepeatedGreeting = true;
            return conversation.Say(RestaurantSentences.FormatRepeatedGreeting(greeting)) with { StartsImmediately = true };
        }

        if (FindQuestion() is not { } question)
        {
            return null;
        }

        _questionsAsked.Add(question);
        return details.Ask(question, RestaurantSentences.GetInterruption(question)) with { StartsImmediately = true };
    }

    private BookingQuestion? FindQuestion() => conversation.Stage != DialogueStage.Collecting ? null
        : scenario.Questions
            .Where(question => (DetailCollector.IsTableDetail(question) || question == BookingQuestion.Name)
                && !conversation.Form.HasValueFor(question) && !_questionsAsked.Contains(question))
            .Cast<BookingQuestion?>().FirstOrDefault();
}
