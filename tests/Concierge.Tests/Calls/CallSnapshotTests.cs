using System.Text.Json;
using Concierge.Calls.Snapshots;
using Concierge.Reservations;

namespace Concierge.Tests.Calls;

/// <summary>A call snapshot keeps the complete booking request.</summary>
public sealed class CallSnapshotTests
{
    [Fact]
    public void Snapshot_ChangeOrCancellation_KeepsTheExistingBooking()
    {
        foreach (var details in (ReservationDetails[])[ExistingBookingCalls.Cancel, ExistingBookingCalls.Change, ExistingBookingCalls.Cancel with { Existing = ExistingBookingCalls.Cancel.Existing! with { BookingId = "b2k7qx", ConfirmationNumber = null } }])
        {
            var json = JsonSerializer.Serialize(details, CallSnapshotJsonContext.Default.ReservationDetails);

            JsonSerializer.Deserialize(json, CallSnapshotJsonContext.Default.ReservationDetails).ShouldBe(details, json);
        }
    }
}
