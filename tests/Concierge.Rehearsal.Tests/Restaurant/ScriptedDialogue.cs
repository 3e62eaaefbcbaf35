using System.Collections.Concurrent;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>A callee dialogue with the turns that the test sets. It records the utterances it receives.</summary>
internal sealed class ScriptedDialogue : ICalleeDialogue
{
    public RingResult Ring { get; init; } = new(RingOutcome.Answered, TimeSpan.FromSeconds(1));

    public TimeSpan GreetingDelay { get; init; } = TimeSpan.FromSeconds(0.6);

    public IReadOnlyList<string> HotWords => [];

    public LineEffects LineEffects { get; init; } = LineEffects.Clean;

    public TimeSpan? InterruptionDelay { get; init; }

    public Func<CalleeTurn?> OnInterrupt { get; init; } = () => null;

    public ConcurrentQueue<string> Overheard { get; } = new();

    public CalleeTurn? Greeting { get; init; }

    public Func<string, CalleeTurn?> Reply { get; init; } = _ => null;

    public Func<TimeSpan, CalleeTurn?> SilenceReply { get; init; } = _ => null;

    public ConcurrentQueue<string> Utterances { get; } = new();

    public void OnOverheard(string words) => Overheard.Enqueue(words);

    public CalleeTurn? TryInterrupt() => OnInterrupt();

    public CalleeTurn? GetGreeting() => Greeting;

    public CalleeTurn? OnUtterance(string words)
    {
        Utterances.Enqueue(words);
        return Reply(words);
    }

    public CalleeTurn? OnSilence(TimeSpan quiet) => SilenceReply(quiet);
}
