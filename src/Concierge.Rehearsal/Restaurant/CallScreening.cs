namespace Concierge.Rehearsal.Restaurant;

/// <summary>Asks who calls and why before the person called comes to the telephone.</summary>
internal sealed class CallScreening(Scenario scenario, string prompt, string restaurantName, ICalleeDialogue person) : MachineInFront(scenario, person)
{
    private const int Prompts = 3;
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PicksUpAfter = TimeSpan.FromSeconds(4);

    private int _prompts;

    public override CalleeTurn? Open() => Ask();

    protected override CalleeTurn? HearCaller(string words) =>
        words.Length == 0 ? Ask() : PutThrough(Sentences.StaysOnLine, TimeSpan.Zero, PicksUpAfter);

    protected override CalleeTurn? PressKey(char digit) => null;

    protected override CalleeTurn? Wait(TimeSpan quiet) => quiet < WaitsFor ? null : Ask();

    private CalleeTurn Ask() => ++_prompts > Prompts
        ? Say(Sentences.Goodbye, hangUp: true)
        : Say(Sentences.Greeting(prompt, restaurantName));
}
