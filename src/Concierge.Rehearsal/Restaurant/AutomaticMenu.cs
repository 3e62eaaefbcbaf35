namespace Concierge.Rehearsal.Restaurant;

/// <summary>Reads out what the keys are for, again and again, until one is pressed that leads to a person. Words do not move it.</summary>
internal sealed class AutomaticMenu(Scenario scenario, MenuPlan plan, string restaurantName, ICalleeDialogue person) : MachineInFront(scenario, person)
{
    private const int Rounds = 6;
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RingsFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PicksUpAfter = TimeSpan.FromSeconds(1);

    private int _rounds;

    public override CalleeTurn? Open() => ReadOut();

    protected override CalleeTurn? HearCaller(string words) => null;

    protected override CalleeTurn? PressKey(char digit) => plan.Keys.GetValueOrDefault(digit) switch
    {
        MenuPlan.Person => PutThrough(Sentences.Connects, RingsFor, PicksUpAfter),
        MenuPlan.Again => ReadOut(),
        null => ReadOut(Sentences.NoSuchKey),
        var answer => ReadOut(answer),
    };

    protected override CalleeTurn? Wait(TimeSpan quiet) => quiet < WaitsFor ? null : ReadOut();

    private CalleeTurn ReadOut(string first = "") => ++_rounds > Rounds
        ? Say(Sentences.Goodbye, hangUp: true)
        : Say($"{first} {Sentences.Greeting(plan.Prompt, restaurantName)}".TrimStart());
}
