using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A callee who answers and never speaks.</summary>
internal sealed class SilentCallee(Scenario scenario) : ICalleeDialogue
{
    public RingResult Ring => scenario.Ring;

    public TimeSpan PickUpPause => scenario.PickUpPause;

    public LineSound Line => scenario.Line;

    public IReadOnlyList<string> HotWords => [];

    public CalleeTurn? Open() => null;

    public CalleeTurn? Hear(string words) => null;

    public CalleeTurn? Silence(TimeSpan quiet) => null;
}
