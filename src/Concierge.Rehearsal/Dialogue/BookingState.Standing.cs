namespace Concierge.Rehearsal.Dialogue;

/// <content>What the callee's words tell of a booking that is to be changed or cancelled.</content>
internal sealed partial class BookingState
{
    /// <summary>The agent said which booking it is about.</summary>
    public bool BookingNamed => _own.Exists(line => line.NamesBooking && !line.IsCut);

    /// <summary>How often it said so, or told the number.</summary>
    public int BookingsNamed => _own.Count(line => line.NamesBooking || line.TellsCode);

    /// <summary>The callee has the booking before it.</summary>
    public bool Found { get; private set; }

    /// <summary>How often the callee said that it does not find the booking.</summary>
    public int TimesNotFound { get; private set; }

    /// <summary>The callee said that the booking is cancelled.</summary>
    public bool Cancelled { get; private set; }

    /// <summary>The callee said yes to the read-back of it.</summary>
    public bool CancellationConfirmed { get; private set; }

    public int CancellationsReadBack => _own.Count(line => line.ReadsBackCancelled);

    /// <summary>Whether the callee speaks of another booking.</summary>
    public bool IsAboutAnother(HeardUtterance heard) => heard.StatesBooking && Contradicts(heard, _brief.Booked);

    private void NoteStanding(HeardUtterance heard)
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
