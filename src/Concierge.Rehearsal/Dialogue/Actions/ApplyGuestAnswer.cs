namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Continues with the guest's answer. Without a clear yes the agent agrees to nothing.</summary>
internal sealed class ApplyGuestAnswer : IDialogueAction
{
    private const int MaxGuestQuestions = 3;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        if (context.State.Tools.GuestQuestion is not { Answer: { } answer } question)
        {
            return null;
        }

        if (answer.CounterProposal is { } counterProposal && context.State.Tools.GuestQuestionCount < MaxGuestQuestions)
        {
            return DialogueContext.Say(AgentSentences.FormatProposal(counterProposal));
        }

        if (answer.Agrees)
        {
            return !question.Offer.IsEmpty ? DialogueContext.Say(AgentSentences.FormatAcceptance(question.Offer))
                : context.Instructions.Task == BookingTask.Cancel ? DialogueContext.Say(AgentSentences.Consents, AgentSentences.CancelIt)
                : DialogueContext.Say(AgentSentences.Consents);
        }

        return ReportNotAgreed(context, question);
    }

    /// <summary>Reports that the guest has not agreed.</summary>
    public static ResponsePlan ReportNotAgreed(DialogueContext context, GuestQuestion question) => question.Offer.IsEmpty
        ? context.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for something that the guest has not agreed to." })
        : context.ReportAlternativeOffered(question.Offer, "The guest has not agreed to it; nothing is booked.");
}
