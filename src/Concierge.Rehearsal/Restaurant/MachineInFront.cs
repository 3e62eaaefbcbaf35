using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A machine that answers first, and may put the caller through to a person.</summary>
internal abstract class MachineInFront(Scenario scenario, ICalleeDialogue person) : ICalleeDialogue
{
    private TimeSpan? _picksUpAfter;
    private bool _through;

    public RingResult Ring => person.Ring;

    public TimeSpan PickUpPause => person.PickUpPause;

    public LineSound Line => person.Line;

    public Booking? Book => person.Book;

    public IReadOnlyList<string> HotWords => person.HotWords;

    public TimeSpan? CutsInAfter => _through ? person.CutsInAfter : null;

    protected bool Connecting => _picksUpAfter is not null;

    public CalleeTurn? CutIn() => person.CutIn();

    public void Overhear(string words)
    {
        if (_through)
        {
            person.Overhear(words);
        }
    }

    public abstract CalleeTurn? Open();

    public CalleeTurn? Hear(string words) => _through ? person.Hear(words) : Connecting ? null : HearCaller(words);

    public CalleeTurn? Press(char digit) => _through || Connecting ? null : PressKey(digit);

    public CalleeTurn? Silence(TimeSpan quiet)
    {
        if (_through)
        {
            return person.Silence(quiet);
        }

        if (_picksUpAfter is not { } after)
        {
            return Wait(quiet);
        }

        if (quiet < after)
        {
            return null;
        }

        _through = true;
        return person.Open();
    }

    protected abstract CalleeTurn? HearCaller(string words);

    protected abstract CalleeTurn? PressKey(char digit);

    /// <summary>The caller has done nothing for so long.</summary>
    protected abstract CalleeTurn? Wait(TimeSpan quiet);

    protected CalleeTurn Say(string speech, bool hangUp = false) => new(speech, hangUp) { Voice = scenario.MachineVoice, CutsIn = true };

    /// <summary>Puts the caller through.</summary>
    /// <param name="speech">What is said before.</param>
    /// <param name="rings">How long the other telephone is heard ringing.</param>
    /// <param name="pause">How long it is quiet then.</param>
    protected CalleeTurn PutThrough(string speech, TimeSpan rings, TimeSpan pause)
    {
        _picksUpAfter = pause;
        return Say(speech) with { RingingAfter = rings };
    }
}
