namespace Concierge.Rehearsal.Restaurant;

/// <content>Speaks while the caller does.</content>
public sealed partial class RestaurantDialogue
{
    private static readonly TimeSpan GreetsAgainAfter = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan AsksAfter = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public TimeSpan? CutsInAfter => _scenario.TalksOver && !_greetedAgain ? GreetsAgainAfter
        : _cutInWith.Count < _scenario.Interrupts && NextToCutInWith() is not null ? AsksAfter
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

        if (NextToCutInWith() is not { } question)
        {
            return null;
        }

        _cutInWith.Add(question);
        return Ask(question, Sentences.CutIn(question)) with { CutsIn = true };
    }

    /// <inheritdoc/>
    public void Overhear(string words)
    {
        if (_stage == Stage.Collecting)
        {
            _nudges = 0;
            _pad.Take(CallerUtterance.Parse(words, asked: null));
        }
    }

    private Question? NextToCutInWith() => _stage != Stage.Collecting ? null
        : _scenario.Asks.Where(question => (IsOfTheTable(question) || question == Question.Name) && !_pad.Knows(question) && !_cutInWith.Contains(question)).Cast<Question?>().FirstOrDefault();
}
