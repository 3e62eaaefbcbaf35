namespace Concierge.Rehearsal.Dialogue;

/// <summary>What the instructions want done.</summary>
internal enum BookingTask
{
    Book,
    Change,
    Cancel,
}
