namespace Concierge.Rehearsal.Restaurant;

/// <summary>The stages of the restaurant's dialogue.</summary>
internal enum Stage
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
