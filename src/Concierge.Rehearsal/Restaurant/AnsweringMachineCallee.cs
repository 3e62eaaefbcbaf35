using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>An answering machine: it plays its greeting and a tone, records a message, and hangs up.</summary>
internal sealed class AnsweringMachineCallee(Scenario scenario, string restaurantName) : ICalleeDialogue
{
    private static readonly TimeSpan RecordingDuration = TimeSpan.FromSeconds(20);

    public RingResult Ring => scenario.Ring;

    public TimeSpan GreetingDelay => scenario.GreetingDelay;

    public LineEffects LineEffects => scenario.LineEffects;

    public string? RecordedMessage { get; private set; }

    public IReadOnlyList<string> HotWords => [];

    public CalleeTurn? GetGreeting() => new(RestaurantSentences.FormatGreeting(scenario.Greeting, restaurantName), BeepAfter: true);

    public CalleeTurn? OnUtterance(string words)
    {
        if (words.Length > 0)
        {
            RecordedMessage = RecordedMessage is null ? words : $"{RecordedMessage} {words}";
        }

        return null;
    }

    public CalleeTurn? OnSilence(TimeSpan quiet) => quiet >= RecordingDuration ? new CalleeTurn("", HangUpAfter: true) : null;
}
