using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A callee who answers and never speaks.</summary>
internal sealed class SilentCallee(Scenario scenario) : ICalleeDialogue
{
    public RingResult Ring => scenario.Ring;

    public TimeSpan GreetingDelay => scenario.GreetingDelay;

    public LineEffects LineEffects => scenario.LineEffects;

    public IReadOnlyList<string> HotWords => [];

    public CalleeTurn? GetGreeting() => null;

    public CalleeTurn? OnUtterance(string words) => null;

    public CalleeTurn? OnSilence(TimeSpan quiet) => null;
}
