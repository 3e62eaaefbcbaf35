namespace Concierge.Rehearsal.Restaurant;

/// <summary>An IVR menu that repeats its prompt until the caller presses the key for a person. It ignores speech.</summary>
internal sealed class AutomaticMenu(Scenario scenario, MenuPlan plan, string restaurantName, ICalleeDialogue person) : MachineInFront(scenario, person)
{
    private const int MaxRounds = 6;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RingDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerDelay = TimeSpan.FromSeconds(1);

    private int _roundCount;

    public override CalleeTurn? Open() => ReadOut();

    protected override CalleeTurn? HearCaller(string words) => null;

    protected override CalleeTurn? PressKey(char digit) => plan.Keys.GetValueOrDefault(digit) switch
    {
        MenuPlan.Person => PutThrough(Sentences.Connects, RingDuration, AnswerDelay),
        MenuPlan.Again => ReadOut(),
        null => ReadOut(Sentences.NoSuchKey),
        var answer => ReadOut(answer),
    };

    protected override CalleeTurn? Wait(TimeSpan quiet) => quiet < RepeatAfter ? null : ReadOut();

    private CalleeTurn ReadOut(string first = "") => ++_roundCount > MaxRounds
        ? Say(Sentences.Goodbye, hangUp: true)
        : Say($"{first} {Sentences.Greeting(plan.Prompt, restaurantName)}".TrimStart());
}
