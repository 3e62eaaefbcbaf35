namespace Concierge.Rehearsal.Restaurant;

/// <summary>An IVR menu that repeats its prompt until the caller presses the key for a person. It ignores speech.</summary>
internal sealed class IvrMenuCallee(Scenario scenario, IvrMenuDefinition definition, string restaurantName, ICalleeDialogue person)
    : AutomatedCallee(scenario, person)
{
    private const int MaxPrompts = 6;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RingDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerDelay = TimeSpan.FromSeconds(1);

    private int _promptCount;

    public override CalleeTurn? GetGreeting() => ReadPrompt();

    protected override CalleeTurn? OnCallerUtterance(string words) => null;

    protected override CalleeTurn? OnKey(char digit) => definition.Keys.GetValueOrDefault(digit) switch
    {
        IvrMenuDefinition.Person => TransferToPerson(RestaurantSentences.TransfersCall, RingDuration, AnswerDelay),
        IvrMenuDefinition.Again => ReadPrompt(),
        null => ReadPrompt(RestaurantSentences.InvalidKey),
        var answer => ReadPrompt(answer),
    };

    protected override CalleeTurn? OnSilentCaller(TimeSpan quiet) => quiet < RepeatAfter ? null : ReadPrompt();

    private CalleeTurn ReadPrompt(string introduction = "") => ++_promptCount > MaxPrompts
        ? Say(RestaurantSentences.Goodbye, hangUp: true)
        : Say($"{introduction} {RestaurantSentences.FormatGreeting(definition.Prompt, restaurantName)}".TrimStart());
}
