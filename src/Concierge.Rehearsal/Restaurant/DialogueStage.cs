namespace Concierge.Rehearsal.Restaurant;

/// <summary>The stages of the restaurant's dialogue.</summary>
internal enum DialogueStage
{
    Collecting,
    LookingUp,
    Cancelling,
    Cancelled,
    CheckingAvailability,
    Offering,
    Refused,
    ReadingBack,
    Booked,
    Ended,
}
