using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Agents.Tools;

/// <summary>Tells what a call's result means for the next step of a request.</summary>
internal static class CallResultExtensions
{
    /// <summary>Whether it is certain that this restaurant has given no table, so that another one can be called.</summary>
    public static bool AllowsAnotherRestaurant(this VoiceCallResult result) => AllowsAnotherRestaurant(result.Outcome, result.MessageLeft);

    /// <summary>Whether it is certain that a restaurant has given no table.</summary>
    /// <param name="outcome">The call's outcome.</param>
    /// <param name="messageLeft">Whether a message was left; the restaurant may book a table after hearing it.</param>
    public static bool AllowsAnotherRestaurant(CallOutcome? outcome, bool messageLeft) =>
        outcome is CallOutcome.Declined or CallOutcome.NoAnswer or CallOutcome.Busy || (outcome == CallOutcome.Voicemail && !messageLeft);
}
