namespace Concierge.Rehearsal.Dialogue;

/// <summary>What the callee has said about the booking to change or cancel.</summary>
internal sealed class ExistingBookingState(BookingInstructions instructions, AgentUtteranceHistory agent, AgreementState agreement)
{
    /// <summary>Whether the callee has found the booking.</summary>
    public bool IsFound { get; private set; }

    /// <summary>How often the callee said that it cannot find the booking.</summary>
    public int NotFoundCount { get; private set; }

    /// <summary>Whether the callee said that the booking is cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Whether the callee said yes to the read-back of the cancellation.</summary>
    public bool IsCancellationConfirmed { get; private set; }

    /// <summary>Whether the callee describes another booking.</summary>
    public bool IsContradictedBy(CalleeUtterance utterance) => utterance.StatesBooking && agreement.Contradicts(utterance, instructions.BookedTerms);

    /// <summary>Applies what the callee says.</summary>
    public void RecordCalleeUtterance(CalleeUtterance utterance)
    {
        if (!agent.HasNamedBooking)
        {
            return;
        }

        NotFoundCount += utterance.HasAny(CalleeIntents.FindsNoBooking) ? 1 : 0;
        if (IsContradictedBy(utterance))
        {
            (IsFound, IsCancelled, IsCancellationConfirmed) = (false, false, false);
            return;
        }

        bool isNo = utterance.HasAny(CalleeIntents.No);
        IsFound = !utterance.HasAny(CalleeIntents.FindsNoBooking)
            && (IsFound || utterance.StatesBooking || utterance.HasAny(CalleeIntents.FindsBooking));
        IsCancellationConfirmed = agent.Last?.ReadsBackCancellation == true
            ? utterance.HasAny(CalleeIntents.Yes) && !isNo
            : IsCancellationConfirmed;
        IsCancelled = utterance.HasAny(CalleeIntents.Cancelled) ? !isNo : IsCancellationConfirmed || (IsCancelled && !isNo);
    }
}
