using Concierge.Calls;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>Creates calls about an existing booking: four people on Friday 27 November 2026 at 7 PM, John Smith, BK472. Today is Sunday 22 November.</summary>
internal static class ExistingBookingCalls
{
    public static FakeTimeProvider Clock => new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public static ReservationDetails Cancel { get; } = CallTestHost.Details with
    {
        CustomerName = "John Smith",
        Date = new LocalDate(2026, 11, 27),
        Purpose = CallPurpose.Cancel,
        Existing = new ExistingBooking(new LocalDate(2026, 11, 27), new LocalTime(19, 0), 4, "BK472"),
    };

    /// <summary>The change to six people at 8 PM on the same day.</summary>
    public static ReservationDetails Change { get; } = Cancel with { Purpose = CallPurpose.Change, PartySize = 6, Time = new LocalTime(20, 0) };

    /// <summary>Creates a call with a conversation. Lines are "a: …" for the agent and "r: …" for the restaurant.</summary>
    public static Call CreateCall(ReservationDetails details, string conversation)
    {
        var call = new Call("call", "secret", details, Clock);
        var number = 0;
        foreach (var line in conversation.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            call.Turns.SetText($"item{number++}", line[0] == 'a' ? Speaker.Agent : Speaker.Restaurant, line[3..]);
        }

        return call;
    }

    public static VoiceCallResult Judge(ReservationDetails details, string conversation, ReportedOutcome? report, CallEndReason ending)
    {
        var call = CreateCall(details, conversation);
        call.Report = report;
        call.TryEnd(ending).ShouldBeTrue();
        return OutcomeJudge.Judge(call, error: null);
    }

    public static ReportedOutcome Report(CallOutcome outcome) => new(outcome, ConfirmationNumber: null, Date: null, Time: null, PartySize: null, Notes: null);
}
