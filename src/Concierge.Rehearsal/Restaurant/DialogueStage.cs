namespace Concierge.Rehearsal.Restaurant;

/// <summary>The stages of the restaurant's dialogue.</summary>
internal enum DialogueStage
{
    Collecting,
    LookingUp,
    Cancelling,
    Cancelled,
    Checking,
    Offering,
    Refused,
    ReadingBack,
    Booked,
    Over,
}
