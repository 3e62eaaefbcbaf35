namespace Concierge.Rehearsal.Dialogue;

/// <content>Applies what the callee says about the booking to change or cancel.</content>
internal sealed partial class BookingState
{
    /// <summary>Whether the agent has said which booking to change or cancel.</summary>
    public bool BookingNamed => _own.Exists(line => line.NamesBooking && !line.IsCut);

    /// <summary>How often the agent has named the booking or its confirmation number.</summary>
    public int BookingsNamed => _own.Count(line => line.NamesBooking || line.TellsCode);

    /// <summary>Whether the callee has found the booking.</summary>
    public bool Found { get; private set; }

    /// <summary>How often the callee said that it cannot find the booking.</summary>
    public int TimesNotFound { get; private set; }

    /// <summary>Whether the callee said that the booking is cancelled.</summary>
    public bool Cancelled { get; private set; }

    /// <summary>Whether the callee said yes to the read-back of the cancellation.</summary>
    public bool CancellationConfirmed { get; private set; }

    public int CancellationsReadBack => _own.Count(line => line.ReadsBackCancelled);

    /// <summary>Whether the callee describes another booking.</summary>
    public bool IsAboutAnother(HeardUtterance heard) => heard.StatesBooking && Contradicts(heard, _brief.Booked);

    private void RecordExistingBooking(HeardUtterance heard)
    {
        if (!BookingNamed)
        {
            return;
        }

        TimesNotFound += heard.Is(Intents.NotFound) ? 1 : 0;
        if (IsAboutAnother(heard))
        {
            (Found, Cancelled, CancellationConfirmed) = (false, false, false);
            return;
        }

        Found = !heard.Is(Intents.NotFound) && (Found || heard.StatesBooking || heard.Is(Intents.Finds));
        bool affirms = heard.Is(Intents.Yes) && !heard.Is(Intents.No);
        CancellationConfirmed = Last?.ReadsBackCancelled == true ? affirms : CancellationConfirmed;
        Cancelled = heard.Is(Intents.Cancelled) ? !heard.Is(Intents.No) : CancellationConfirmed || (Cancelled && !heard.Is(Intents.No));
    }
}
