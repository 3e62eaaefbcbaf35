namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>
/// Accepts an offer that the guest has allowed; asks for an acceptable alternative; asks the guest about any other offer; otherwise reports
/// the offer.
/// </summary>
internal sealed class AnswerOffer : IDialogueAction
{
    private const int MaxRepeatRequests = 3;
    private const int MaxGuestQuestions = 3;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        CalleeUtterance heard = situation.CalleeUtterance;
        DialogueState state = situation.State;
        if (!heard.HasAny(CalleeIntents.Full | CalleeIntents.Offers) || state.IsAgreed || !state.HasStatedRequest)
        {
            return null;
        }

        IReadOnlyList<BookingOffer> offers = state.FindOffers(heard);
        if (offers.Where(state.Accepts).MinBy(offer => GetDistance(offer.Time, situation.Instructions.Time)) is { } acceptable)
        {
            return DialogueContext.Say(AgentLines.FormatAcceptance(acceptable));
        }

        if (heard.HasAny(CalleeIntents.Offers) && (offers.Count == 0 || state.LatestOffer?.Heard < 2) && state.ConsecutiveRepeatRequests < MaxRepeatRequests)
        {
            return DialogueContext.Say(AgentLines.SayOfferAgain);
        }

        if (situation.Instructions.IsFlexible && !state.HasAskedForAlternatives)
        {
            return DialogueContext.Say(offers.Count > 0
                ? AgentLines.FormatAlternativesQuestion(situation.Instructions.EarliestTime!.Value, situation.Instructions.LatestTime!.Value)
                : AgentLines.AnythingNear);
        }

        if (situation.Instructions.AcceptableDays.Where(day => !state.HasProposed(day)).Cast<DateOnly?>().FirstOrDefault() is { } other)
        {
            return DialogueContext.Say(AgentLines.FormatProposal(new BookingOffer(Date: other)));
        }

        if (state.LatestOffer is not { } offered)
        {
            return situation.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant has no table." });
        }

        return situation.CanAskGuest && heard.HasAny(CalleeIntents.Offers) && state.GuestQuestionCount < MaxGuestQuestions
            ? situation.AskGuest(AgentLines.ChecksWithGuest, AgentLines.FormatGuestQuestion(situation.Instructions, offered.Offer), offered.Offer)
            : situation.ReportAlternativeOffered(offered.Offer, "The table asked for is not to be had; nothing is booked.");
    }

    private static TimeSpan GetDistance(TimeOnly? one, TimeOnly? other) => (one, other) switch
    {
        ({ } a, { } b) => a - b < b - a ? a - b : b - a,
        _ => TimeSpan.Zero,
    };
}
