using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Tests.Agents;

/// <summary>Calls that end immediately with the result that the test sets.</summary>
internal sealed class FakeReservationCalls : IReservationCallService
{
    public List<ReservationDetails> Started { get; } = [];

    public List<string> HungUp { get; } = [];

    public FakeBookingReader? Bookings { get; init; }

    public Func<ReservationDetails, VoiceCallResult> Answer { get; set; } = Confirm;

    public ConciergeError? UnavailableReason { get; set; }

    public ConciergeError? Refusal { get; set; }

    public Func<ReservationDetails, ConciergeError?> Refuses { get; set; } = _ => null;

    public TaskCompletionSource? Hold { get; set; }

    public static VoiceCallResult Confirm(ReservationDetails details) =>
        Result(details.Purpose == CallPurpose.Cancel ? CallOutcome.Cancelled : CallOutcome.Confirmed) with
        {
            ConfirmationNumber = details.Existing?.ConfirmationNumber ?? "BK472",
            Date = details.Date,
            Time = details.Time,
            PartySize = details.PartySize,
        };

    public static VoiceCallResult Result(CallOutcome outcome) => new()
    {
        CallId = "call-1",
        Status = outcome == CallOutcome.Failed ? CallStatus.Error : CallStatus.Completed,
        Outcome = outcome,
        Message = "The call has ended.",
        Duration = TimeSpan.FromSeconds(40),
    };

    public Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        if ((Refusal ?? Refuses(details)) is { } refusal)
        {
            throw new ConciergeException(refusal);
        }

        Started.Add(details);
        return Task.FromResult($"call-{Started.Count}");
    }

    public void ThrowIfClosed(ReservationDetails details)
    {
        if ((Refusal ?? Refuses(details)) is { } refusal && refusal.Code.StartsWith("restaurant.closed", StringComparison.Ordinal))
        {
            throw new ConciergeException(refusal);
        }
    }

    public async Task<VoiceCallResult> WaitForCompletionAsync(string callId, CancellationToken cancellationToken)
    {
        if (Hold is not null)
        {
            await Hold.Task.WaitAsync(cancellationToken);
        }

        var details = Started[^1];
        var result = Answer(details);
        Bookings?.Note(callId, details, result);
        return result;
    }

    public Task HangUpAsync(string callId, CancellationToken cancellationToken)
    {
        HungUp.Add(callId);
        return Task.CompletedTask;
    }

    void IReservationCallService.Answer(string callId, string? questionId, string? answer)
    {
        // These calls never ask the guest.
    }
}
