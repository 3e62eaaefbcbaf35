namespace Concierge.Rehearsal.Restaurant;

/// <summary>How far the restaurant's side of a call has come.</summary>
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
