namespace Concierge.Rehearsal.Dialogue;

/// <summary>The terms under discussion: the requested ones until the callee and the agent agree on others.</summary>
internal sealed record BookingTerms(int? PartySize, DateOnly? Date, TimeOnly? Time)
{
    /// <summary>Applies an offer to these terms.</summary>
    public BookingTerms Apply(BookingOffer offer) => new(offer.PartySize ?? PartySize, offer.Date ?? Date, offer.Time ?? Time);
}
