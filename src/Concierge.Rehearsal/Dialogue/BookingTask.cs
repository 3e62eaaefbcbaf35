namespace Concierge.Rehearsal.Dialogue;

/// <summary>What the instructions ask for.</summary>
internal enum BookingTask
{
    Book,
    Change,
    Cancel,
}
