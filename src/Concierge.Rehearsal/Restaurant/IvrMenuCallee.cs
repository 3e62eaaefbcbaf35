namespace Concierge.Rehearsal.Restaurant;

/// <summary>An IVR menu that repeats its prompt until the caller presses the key for a person. It ignores speech.</summary>
internal sealed class IvrMenuCallee(Scenario scenario, IvrMenuDefinition plan, string restaurantName, ICalleeDialogue person) : AutomatedCallee(
    scenario, person)
{
    private const int MaxRounds = 6;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RingDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerDelay = TimeSpan.FromSeconds(1);

    private int _roundCount;

    public override CalleeTurn? GetGreeting() => ReadOut();

    protected override CalleeTurn? OnCallerUtterance(string words) => null;

    protected override CalleeTurn? OnKey(char digit) => plan.Keys.GetValueOrDefault(digit) switch
    {
        IvrMenuDefinition.Person => TransferToPerson(RestaurantLines.Connects, RingDuration, AnswerDelay),
        IvrMenuDefinition.Again => ReadOut(),
        null => ReadOut(RestaurantLines.NoSuchKey),
        var answer => ReadOut(answer),
    };

    protected override CalleeTurn? OnSilentCaller(TimeSpan quiet) => quiet < RepeatAfter ? null : ReadOut();

    private CalleeTurn ReadOut(string first = "") => ++_roundCount > MaxRounds
        ? Say(RestaurantLines.Goodbye, hangUp: true)
        : Say($"{first} {RestaurantLines.FormatGreeting(plan.Prompt, restaurantName)}".TrimStart());
}
