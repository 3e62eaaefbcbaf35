namespace Concierge.Contracts.Api;

/// <summary>The names of the server-sent events that answer a request.</summary>
public static class ProgressEventNames
{
    /// <summary>The request goes to another agent: <see cref="HandOffView"/>.</summary>
    public const string HandedOff = "handed_off";

    /// <summary>A restaurant was found: <see cref="RestaurantView"/>.</summary>
    public const string RestaurantFound = "restaurant_found";

    /// <summary>Restaurants were found: <see cref="RestaurantsFoundView"/>.</summary>
    public const string RestaurantsFound = "restaurants_found";

    /// <summary>A part of an agent's text: <see cref="AgentTextView"/>.</summary>
    public const string Text = "text";

    /// <summary>No longer sent: <see cref="ResultView.DecidedBy"/> tells what read the conversation.</summary>
    public const string TranscriptChecked = "transcript_checked";

    /// <summary>The request was understood: <see cref="UnderstoodRequestView"/>.</summary>
    public const string Understood = "understood";

    /// <summary>The call was planned, and nobody is called: <see cref="PlanView"/>.</summary>
    public const string Plan = "plan";

    /// <summary>The carrier dials: <see cref="CallAccepted"/>.</summary>
    public const string CallStarted = "call_started";

    /// <summary>An event of the call: <see cref="CallEventView"/>.</summary>
    public const string CallEvent = "call";

    /// <summary>A call whose server failed: <see cref="InterruptedCallView"/>.</summary>
    public const string InterruptedCall = "interrupted_call";

    /// <summary>The answer, always the last event: <see cref="RequestAnswer"/>.</summary>
    public const string Answer = "answer";
}
