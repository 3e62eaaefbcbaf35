using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

/// <summary>What the guest is told of a call.</summary>
public sealed class CallResultFormatterTests
{
    [Fact]
    public void Describe_CallAtAnotherServer_SaysNothingOfTheTable()
    {
        var result = new VoiceCallResult
        {
            CallId = "c1",
            Status = CallStatus.Error,
            Outcome = CallOutcome.Failed,
            Message = "",
            Error = FailoverErrors.CallRelinquished,
            Transcript = [],
            Duration = TimeSpan.Zero,
        };

        foreach (var details in (ReadOnlySpan<Concierge.Reservations.ReservationDetails>)[CallTestHost.Details, ExistingBookingCalls.Cancel])
        {
            var message = CallResultFormatter.Describe(details, result);

            message.ShouldContain("continues it");
            message.ShouldNotContain("is booked");
            message.ShouldNotContain("is cancelled");
        }
    }
}
