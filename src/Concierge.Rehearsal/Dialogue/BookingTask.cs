namespace Concierge.Rehearsal.Dialogue;

/// <summary>The task that the instructions give.</summary>
internal enum BookingTask
{
    Book,
    Change,
    Cancel,
}
