namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>
/// Accepts an offer that the guest has allowed; asks for an acceptable alternative; asks the guest about any other offer; otherwise reports
/// the offer.
/// </summary>
internal sealed class AnswerOffer : IDialogueAction
{
    private const int MaxRepeatRequests = 3;
    private const int MaxGuestQuestions = 3;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        CalleeUtterance utterance = context.CalleeUtterance;
        DialogueState state = context.State;
        if (!utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.Offers) || state.Agreement.IsAgreed || !state.Agent.HasStatedRequest)
        {
            return null;
        }

        IReadOnlyList<BookingOffer> offers = state.Agreement.FindOffers(utterance);
        if (offers.Where(state.Agreement.Accepts).MinBy(offer => GetDistance(offer.Time, context.Instructions.Time)) is { } acceptable)
        {
            return DialogueContext.Say(AgentSentences.FormatAcceptance(acceptable));
        }

        if (utterance.HasAny(CalleeIntents.Offers) && (offers.Count == 0 || state.Agreement.LatestOffer?.Count < 2)
            && state.Agent.ConsecutiveRepeatRequests < MaxRepeatRequests)
        {
            return DialogueContext.Say(AgentSentences.SayOfferAgain);
        }

        if (context.Instructions.IsFlexible && !state.Agent.HasAskedForAlternatives)
        {
            return DialogueContext.Say(offers.Count > 0
                ? AgentSentences.FormatAlternativesQuestion(context.Instructions.EarliestTime!.Value, context.Instructions.LatestTime!.Value)
                : AgentSentences.AsksForNearbyTime);
        }

        IEnumerable<DateOnly> otherDays = context.Instructions.AcceptableDays.Where(day => !state.Agent.HasProposed(proposal => proposal.Date == day));
        if (otherDays.Cast<DateOnly?>().FirstOrDefault() is { } otherDay)
        {
            return DialogueContext.Say(AgentSentences.FormatProposal(new BookingOffer(Date: otherDay)));
        }

        if (state.Agreement.LatestOffer is not { } offered)
        {
            return context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant has no table." });
        }

        return context.CanAskGuest && utterance.HasAny(CalleeIntents.Offers) && state.Tools.GuestQuestionCount < MaxGuestQuestions
            ? context.AskGuest(AgentSentences.ChecksWithGuest, AgentSentences.FormatGuestQuestion(context.Instructions, offered.Offer), offered.Offer)
            : context.ReportAlternativeOffered(offered.Offer, "The requested table is not available; nothing is booked.");
    }

    private static TimeSpan GetDistance(TimeOnly? first, TimeOnly? second) => (first, second) switch
    {
        ({ } a, { } b) => a - b < b - a ? a - b : b - a,
        _ => TimeSpan.Zero,
    };
}
