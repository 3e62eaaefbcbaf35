using System.Collections.Concurrent;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>A callee dialogue with the turns that the test sets. It records the utterances it receives.</summary>
internal sealed class ScriptedDialogue : ICalleeDialogue
{
    public RingResult Ring { get; init; } = new(RingKind.Answered, TimeSpan.FromSeconds(1));

    public TimeSpan PickUpPause { get; init; } = TimeSpan.FromSeconds(0.6);

    public IReadOnlyList<string> HotWords => [];

    public LineEffects LineEffects { get; init; } = LineEffects.Clean;

    public TimeSpan? InterruptsAfter { get; init; }

    public Func<CalleeTurn?> OnCutIn { get; init; } = () => null;

    public ConcurrentQueue<string> Overheard { get; } = new();

    public CalleeTurn? Greeting { get; init; }

    public Func<string, CalleeTurn?> OnHear { get; init; } = _ => null;

    public Func<TimeSpan, CalleeTurn?> SilenceReply { get; init; } = _ => null;

    public ConcurrentQueue<string> Heard { get; } = new();

    public void OnOverheard(string words) => Overheard.Enqueue(words);

    public CalleeTurn? TryInterrupt() => OnCutIn();

    public CalleeTurn? GetGreeting() => Greeting;

    public CalleeTurn? OnUtterance(string words)
    {
        Heard.Enqueue(words);
        return OnHear(words);
    }

    public CalleeTurn? OnSilence(TimeSpan quiet) => SilenceReply(quiet);
}
