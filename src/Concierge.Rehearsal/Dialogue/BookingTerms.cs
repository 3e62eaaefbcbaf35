namespace Concierge.Rehearsal.Dialogue;

/// <summary>The table talked about: the one wanted until another is agreed to.</summary>
internal sealed record BookingTerms(int? PartySize, DateOnly? Date, TimeOnly? Time)
{
    /// <summary>These terms with what an offer changes in them.</summary>
    public BookingTerms With(BookingOffer offer) => new(offer.PartySize ?? PartySize, offer.Date ?? Date, offer.Time ?? Time);
}
