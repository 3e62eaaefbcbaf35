namespace Concierge.Rehearsal.Restaurant;

/// <summary>A call screening that asks who is calling and why before it connects the called person.</summary>
internal sealed class CallScreening(Scenario scenario, string prompt, string restaurantName, ICalleeDialogue person) : MachineInFront(scenario, person)
{
    private const int MaxPrompts = 3;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AnswerDelay = TimeSpan.FromSeconds(4);

    private int _promptCount;

    public override CalleeTurn? Open() => Ask();

    protected override CalleeTurn? HearCaller(string words) =>
        words.Length == 0 ? Ask() : PutThrough(Sentences.StaysOnLine, TimeSpan.Zero, AnswerDelay);

    protected override CalleeTurn? PressKey(char digit) => null;

    protected override CalleeTurn? Wait(TimeSpan quiet) => quiet < RepeatAfter ? null : Ask();

    private CalleeTurn Ask() => ++_promptCount > MaxPrompts
        ? Say(Sentences.Goodbye, hangUp: true)
        : Say(Sentences.Greeting(prompt, restaurantName));
}
