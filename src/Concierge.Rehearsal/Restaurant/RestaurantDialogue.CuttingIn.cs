namespace Concierge.Rehearsal.Restaurant;

/// <content>Interrupts the caller.</content>
public sealed partial class RestaurantDialogue
{
    private static readonly TimeSpan SecondGreetingDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan InterruptionDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public TimeSpan? CutsInAfter => _scenario.TalksOver && !_greetedAgain ? SecondGreetingDelay
        : _interruptedWith.Count < _scenario.Interrupts && FindInterruptingQuestion() is not null ? InterruptionDelay
        : null;

    private string Greeting => Sentences.Greeting(_scenario.Greeting, _restaurantName);

    /// <inheritdoc/>
    public CalleeTurn? CutIn()
    {
        if (_scenario.TalksOver && !_greetedAgain)
        {
            _greetedAgain = true;
            return Say(Sentences.GreetsAgain(Greeting)) with { CutsIn = true };
        }

        if (FindInterruptingQuestion() is not { } question)
        {
            return null;
        }

        _interruptedWith.Add(question);
        return Ask(question, Sentences.CutIn(question)) with { CutsIn = true };
    }

    /// <inheritdoc/>
    public void Overhear(string words)
    {
        if (_stage == Stage.Collecting)
        {
            _nudges = 0;
            _form.Take(CallerUtterance.Parse(words, asked: null));
        }
    }

    private Question? FindInterruptingQuestion() => _stage != Stage.Collecting ? null
        : _scenario.Asks
            .Where(question => (IsTableDetail(question) || question == Question.Name) && !_form.Knows(question) && !_interruptedWith.Contains(question))
            .Cast<Question?>().FirstOrDefault();
}
