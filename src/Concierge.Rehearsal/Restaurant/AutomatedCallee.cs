using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A machine that answers the call and may transfer the caller to a person.</summary>
internal abstract class AutomatedCallee(Scenario scenario, ICalleeDialogue person) : ICalleeDialogue
{
    private TimeSpan? _answerDelay;
    private bool _isTransferred;

    public RingResult Ring => person.Ring;

    public TimeSpan GreetingDelay => person.GreetingDelay;

    public LineEffects LineEffects => person.LineEffects;

    public Booking? ConfirmedBooking => person.ConfirmedBooking;

    public IReadOnlyList<string> HotWords => person.HotWords;

    public TimeSpan? InterruptionDelay => _isTransferred ? person.InterruptionDelay : null;

    protected bool IsConnecting => _answerDelay is not null;

    public CalleeTurn? TryInterrupt() => person.TryInterrupt();

    public void OnOverheard(string words)
    {
        if (_isTransferred)
        {
            person.OnOverheard(words);
        }
    }

    public abstract CalleeTurn? GetGreeting();

    public CalleeTurn? OnUtterance(string words) => _isTransferred ? person.OnUtterance(words) : IsConnecting ? null : OnCallerUtterance(words);

    public CalleeTurn? OnKeyPressed(char digit) => _isTransferred || IsConnecting ? null : OnKey(digit);

    public CalleeTurn? OnSilence(TimeSpan quiet)
    {
        if (_isTransferred)
        {
            return person.OnSilence(quiet);
        }

        if (_answerDelay is not { } answerDelay)
        {
            return OnSilentCaller(quiet);
        }

        if (quiet < answerDelay)
        {
            return null;
        }

        _isTransferred = true;
        return person.GetGreeting();
    }

    protected abstract CalleeTurn? OnCallerUtterance(string words);

    protected abstract CalleeTurn? OnKey(char digit);

    /// <summary>Handles a silence of the caller.</summary>
    protected abstract CalleeTurn? OnSilentCaller(TimeSpan quiet);

    protected CalleeTurn Say(string speech, bool hangUp = false) => new(speech, hangUp) { Voice = scenario.MachineVoice, StartsImmediately = true };

    /// <summary>Transfers the caller to the person.</summary>
    /// <param name="speech">The announcement before the transfer.</param>
    /// <param name="ringing">The duration of the ringing tone.</param>
    /// <param name="pause">The silence after the ringing tone.</param>
    protected CalleeTurn TransferToPerson(string speech, TimeSpan ringing, TimeSpan pause)
    {
        _answerDelay = pause;
        return Say(speech) with { RingingAfter = ringing };
    }
}
