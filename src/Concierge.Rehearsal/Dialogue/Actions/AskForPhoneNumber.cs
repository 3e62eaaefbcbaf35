namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Handles a request for a telephone number that the booking does not have: asks the guest once, and gives what the guest answers.</summary>
internal sealed class AskForPhoneNumber : IDialogueAction
{
    private const string Question = "The restaurant asks for a telephone number. Which number may I give?";

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.Tools.GuestQuestion is { AsksPhoneNumber: true, Answer: not null } && !state.Agent.HasRefusedPhoneNumber && !state.Agent.HasGivenPhoneNumber)
        {
            return DialogueContext.Say(AgentSentences.FormatPhone(state.Tools.PhoneNumberFromGuest));
        }

        return context.CalleeUtterance.HasAny(CalleeIntents.AsksPhone)
            && context.Instructions.PhoneNumber is null
            && context.CanAskGuest
            && !state.Tools.HasAskedForPhoneNumber
            ? context.AskGuest(AgentSentences.ChecksWithGuest, Question, new BookingOffer())
            : null;
    }
}
