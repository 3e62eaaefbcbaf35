using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>An answering machine that plays its greeting and a tone, records, and hangs up.</summary>
internal sealed class AnsweringMachine(Scenario scenario, string restaurantName) : ICalleeDialogue
{
    private static readonly TimeSpan RecordingDuration = TimeSpan.FromSeconds(20);

    public RingResult Ring => scenario.Ring;

    public TimeSpan PickUpPause => scenario.PickUpPause;

    public LineSound Line => scenario.Line;

    public string? Recorded { get; private set; }

    public IReadOnlyList<string> HotWords => [];

    public CalleeTurn? Open() => new(Sentences.Greeting(scenario.Greeting, restaurantName), BeepAfter: true);

    public CalleeTurn? Hear(string words)
    {
        if (words.Length > 0)
        {
            Recorded = Recorded is null ? words : $"{Recorded} {words}";
        }

        return null;
    }

    public CalleeTurn? Silence(TimeSpan quiet) => quiet >= RecordingDuration ? new CalleeTurn("", HangUpAfter: true) : null;
}
