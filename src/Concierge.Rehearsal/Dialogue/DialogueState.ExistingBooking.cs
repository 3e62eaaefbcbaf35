namespace Concierge.Rehearsal.Dialogue;

/// <content>Applies the callee's utterances about the booking to change or cancel.</content>
internal sealed partial class DialogueState
{
    /// <summary>Whether the agent has named the booking to change or cancel.</summary>
    public bool HasNamedBooking => _agentUtterances.Exists(line => line.NamesBooking && !line.IsIncomplete);

    /// <summary>How often the agent has named the booking or its confirmation number.</summary>
    public int BookingNamedCount => _agentUtterances.Count(line => line.NamesBooking || line.TellsCode);

    /// <summary>Whether the callee has found the booking.</summary>
    public bool IsBookingFound { get; private set; }

    /// <summary>How often the callee said that it cannot find the booking.</summary>
    public int NotFoundCount { get; private set; }

    /// <summary>Whether the callee said that the booking is cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Whether the callee said yes to the read-back of the cancellation.</summary>
    public bool IsCancellationConfirmed { get; private set; }

    public int CancellationReadBackCount => _agentUtterances.Count(line => line.ReadsBackCancellation);

    /// <summary>Whether the callee describes another booking.</summary>
    public bool IsAboutAnotherBooking(CalleeUtterance utterance) => utterance.StatesBooking && Contradicts(utterance, _instructions.BookedTerms);

    private void RecordExistingBooking(CalleeUtterance utterance)
    {
        if (!HasNamedBooking)
        {
            return;
        }

        NotFoundCount += utterance.HasAny(CalleeIntents.FindsNoBooking) ? 1 : 0;
        if (IsAboutAnotherBooking(utterance))
        {
            (IsBookingFound, IsCancelled, IsCancellationConfirmed) = (false, false, false);
            return;
        }

        IsBookingFound = !utterance.HasAny(CalleeIntents.FindsNoBooking)
            && (IsBookingFound || utterance.StatesBooking || utterance.HasAny(CalleeIntents.FindsBooking));
        bool isYes = utterance.HasAny(CalleeIntents.Yes) && !utterance.HasAny(CalleeIntents.No);
        IsCancellationConfirmed = LastUtterance?.ReadsBackCancellation == true ? isYes : IsCancellationConfirmed;
        IsCancelled = utterance.HasAny(CalleeIntents.Cancelled) ? !utterance.HasAny(CalleeIntents.No) : IsCancellationConfirmed || (
            IsCancelled && !utterance.HasAny(CalleeIntents.No));
    }
}
