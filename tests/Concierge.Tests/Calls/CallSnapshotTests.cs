using System.Text.Json;
using Concierge.Calls.Fleet;
using Concierge.Reservations;

namespace Concierge.Tests.Calls;

/// <summary>What the servers of a fleet tell each other of a call loses nothing of what it is for.</summary>
public sealed class CallSnapshotTests
{
    [Fact]
    public void A_booking_that_is_changed_or_cancelled_is_told_whole()
    {
        foreach (var details in (ReservationDetails[])[StandingCalls.Cancel, StandingCalls.Change, StandingCalls.Cancel with { Existing = StandingCalls.Cancel.Existing! with { BookingId = "b2k7qx", ConfirmationNumber = null } }])
        {
            var json = JsonSerializer.Serialize(details, FleetJsonContext.Default.ReservationDetails);

            JsonSerializer.Deserialize(json, FleetJsonContext.Default.ReservationDetails).ShouldBe(details, json);
        }
    }
}
