using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A machine that answers first and may transfer the caller to a person.</summary>
internal abstract class MachineInFront(Scenario scenario, ICalleeDialogue person) : ICalleeDialogue
{
    private TimeSpan? _answerDelay;
    private bool _isTransferred;

    public RingResult Ring => person.Ring;

    public TimeSpan PickUpPause => person.PickUpPause;

    public LineSound Line => person.Line;

    public Booking? Book => person.Book;

    public IReadOnlyList<string> HotWords => person.HotWords;

    public TimeSpan? CutsInAfter => _isTransferred ? person.CutsInAfter : null;

    protected bool Connecting => _answerDelay is not null;

    public CalleeTurn? CutIn() => person.CutIn();

    public void Overhear(string words)
    {
        if (_isTransferred)
        {
            person.Overhear(words);
        }
    }

    public abstract CalleeTurn? Open();

    public CalleeTurn? Hear(string words) => _isTransferred ? person.Hear(words) : Connecting ? null : HearCaller(words);

    public CalleeTurn? Press(char digit) => _isTransferred || Connecting ? null : PressKey(digit);

    public CalleeTurn? Silence(TimeSpan quiet)
    {
        if (_isTransferred)
        {
            return person.Silence(quiet);
        }

        if (_answerDelay is not { } after)
        {
            return Wait(quiet);
        }

        if (quiet < after)
        {
            return null;
        }

        _isTransferred = true;
        return person.Open();
    }

    protected abstract CalleeTurn? HearCaller(string words);

    protected abstract CalleeTurn? PressKey(char digit);

    /// <summary>Handles a silence of the caller.</summary>
    protected abstract CalleeTurn? Wait(TimeSpan quiet);

    protected CalleeTurn Say(string speech, bool hangUp = false) => new(speech, hangUp) { Voice = scenario.MachineVoice, CutsIn = true };

    /// <summary>Transfers the caller to the person.</summary>
    /// <param name="speech">The announcement before the transfer.</param>
    /// <param name="rings">The duration of the ringing tone.</param>
    /// <param name="pause">The silence after the ringing tone.</param>
    protected CalleeTurn PutThrough(string speech, TimeSpan rings, TimeSpan pause)
    {
        _answerDelay = pause;
        return Say(speech) with { RingingAfter = rings };
    }
}
