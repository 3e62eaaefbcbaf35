namespace Concierge.Rehearsal.Restaurant;

/// <summary>A call screening that asks who is calling and why before it connects the callee.</summary>
internal sealed class CallScreeningCallee(Scenario scenario, string prompt, string restaurantName, ICalleeDialogue person) : AutomatedCallee(scenario, person)
{
    private const int MaxPrompts = 3;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AnswerDelay = TimeSpan.FromSeconds(4);

    private int _promptCount;

    public override CalleeTurn? GetGreeting() => Ask();

    protected override CalleeTurn? OnCallerUtterance(string words) =>
        words.Length == 0 ? Ask() : TransferToPerson(RestaurantSentences.AsksToStayOnLine, TimeSpan.Zero, AnswerDelay);

    protected override CalleeTurn? OnKey(char digit) => null;

    protected override CalleeTurn? OnSilentCaller(TimeSpan quiet) => quiet < RepeatAfter ? null : Ask();

    private CalleeTurn Ask() => ++_promptCount > MaxPrompts
        ? Say(RestaurantSentences.Goodbye, hangUp: true)
        : Say(RestaurantSentences.FormatGreeting(prompt, restaurantName));
}
