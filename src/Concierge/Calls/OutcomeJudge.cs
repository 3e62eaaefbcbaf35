using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>Turns a call that has ended into a result: what the agent reported, as far as the transcript bears it out.</summary>
internal static class OutcomeJudge
{
    public static VoiceCallResult Judge(Call call, ConciergeError? error)
    {
        var transcript = call.Transcript;
        var (outcome, message, fault) = Decide(call, transcript, error);
        var (number, numberTurn) = outcome == CallOutcome.Confirmed ? Confirmation(call.Report, transcript) : default;
        var result = new VoiceCallResult
        {
            CallId = call.Id,
            Status = fault is null ? CallStatus.Completed : CallStatus.Error,
            CarrierStatus = call.CarrierStatus,
            Outcome = outcome,
            Message = message,
            Error = fault,
            ConfirmationNumber = number,
            ConfirmationTurn = numberTurn,
            Transcript = transcript,
            Duration = call.Elapsed,
        };
        return outcome switch
        {
            CallOutcome.Confirmed => Booked(result, call, transcript),
            CallOutcome.AlternativeOffered => result with { Date = call.Report?.Date ?? call.Details.Date, Time = call.Report?.Time },
            _ => result,
        };
    }

    /// <summary>Whether the words that were heard bear out a report of success.</summary>
    /// <returns>What is missing, for the voice agent to ask for; <see langword="null"/> when nothing is.</returns>
    public static string? MissingEvidence(ReportedOutcome report, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (report.Outcome != CallOutcome.Confirmed)
        {
            return null;
        }

        if (Agreement.Find(transcript) is null)
        {
            return "The restaurant has not said that the table is booked. Ask whether it is, and report again after the answer.";
        }

        return report.ConfirmationNumber is { } number && HeardTurn(number, transcript) is null
            ? "That confirmation number was not heard from the restaurant. Ask for it again, read it back, and report again after the answer."
            : null;
    }

    private static (CallOutcome Outcome, string Message, ConciergeError? Error) Decide(Call call, IReadOnlyList<TranscriptTurn> transcript, ConciergeError? error)
    {
        var details = call.Details;
        if (call.Report is { } report && (report.Outcome != CallOutcome.Confirmed || MissingEvidence(report with { ConfirmationNumber = null }, transcript) is null))
        {
            return FromReport(report, call);
        }

        if (call.Report is not null)
        {
            return (CallOutcome.Unclear, CallMessages.Unclear(details), null);
        }

        return call.Ending switch
        {
            CallEnding.Busy => (CallOutcome.Busy, CallMessages.Busy(details), CallErrors.Busy),
            CallEnding.NoAnswer or CallEnding.Canceled => (CallOutcome.NoAnswer, CallMessages.NoAnswer(details), CallErrors.NoAnswer),
            CallEnding.AnsweredByMachine => (CallOutcome.Voicemail, CallMessages.Voicemail(details), null),
            CallEnding.UserHungUp when !HasConfirmation(transcript) => (CallOutcome.Failed, CallMessages.HungUp(details), CallErrors.HungUp),
            CallEnding.CarrierFailed => Failed(CallErrors.Failed),
            CallEnding.TimedOut when !HasConfirmation(transcript) => Failed(CallErrors.TimedOut),
            CallEnding.CarrierRefused or CallEnding.VoiceModelLost when !HasConfirmation(transcript) => Failed(error ?? CallErrors.Failed),
            CallEnding.ServerStopping when !HasConfirmation(transcript) => Failed(CallErrors.ServerStopping),
            CallEnding.CalleeHungUp or CallEnding.StreamLost when !HasConfirmation(transcript) => (CallOutcome.Failed, CallMessages.BrokeOff(details), CallErrors.CalleeHungUp),
            _ when HasConfirmation(transcript) => Confirmed(call, transcript),
            _ => (CallOutcome.Unclear, CallMessages.Unclear(details), null),
        };
    }

    // The agent never came to report, but the restaurant gave a confirmation number in so many words.
    private static bool HasConfirmation(IReadOnlyList<TranscriptTurn> transcript) =>
        Agreement.Find(transcript) is not null && Extracted(transcript).Number is not null;

    private static (CallOutcome Outcome, string Message, ConciergeError? Error) FromReport(ReportedOutcome report, Call call) => report.Outcome switch
    {
        CallOutcome.Confirmed => Confirmed(call, call.Transcript),
        CallOutcome.Declined => (CallOutcome.Declined, CallMessages.Declined(call.Details), null),
        CallOutcome.AlternativeOffered => (CallOutcome.AlternativeOffered, CallMessages.AlternativeOffered(call.Details, report.Date, report.Time), null),
        CallOutcome.NeedsCustomer => (CallOutcome.NeedsCustomer, CallMessages.NeedsCustomer(call.Details, report.Notes), null),
        CallOutcome.Voicemail => (CallOutcome.Voicemail, CallMessages.Voicemail(call.Details), null),
        _ => (CallOutcome.Unclear, CallMessages.Unclear(call.Details), null),
    };

    private static (CallOutcome Outcome, string Message, ConciergeError? Error) Confirmed(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        var booking = Booking(call);
        var (number, _) = Confirmation(call.Report, transcript);
        return (CallOutcome.Confirmed, CallMessages.Confirmed(call.Details, booking.Date, booking.Time, booking.PartySize, number, booking != Wanted(call.Details)), null);
    }

    private static (CallOutcome Outcome, string Message, ConciergeError? Error) Failed(ConciergeError error) =>
        (CallOutcome.Failed, error.Message.StartsWith("Call ", StringComparison.Ordinal) ? error.Message : $"Call failed: {error.Message}", error);

    private static VoiceCallResult Booked(VoiceCallResult result, Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        var booking = Booking(call);
        return result with
        {
            AgreementTurn = Agreement.Find(transcript)?.Number,
            Date = booking.Date,
            Time = booking.Time,
            PartySize = booking.PartySize,
            WasModified = booking != Wanted(call.Details),
        };
    }

    private static Slot Booking(Call call) => new(
        call.Report?.Date ?? call.Details.Date,
        call.Report?.Time ?? call.Details.Time,
        call.Report?.PartySize ?? call.Details.PartySize);

    private static Slot Wanted(ReservationDetails details) => new(details.Date, details.Time, details.PartySize);

    private static (string? Number, int? Turn) Confirmation(ReportedOutcome? report, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (report?.ConfirmationNumber is { } reported && HeardTurn(reported, transcript) is { } turn)
        {
            return (ConfirmationNumber.Normalize(reported), turn);
        }

        return report is null ? Extracted(transcript) : default;
    }

    // Heard from the restaurant itself; or read back by the agent, and the restaurant's next turn agreed.
    private static int? HeardTurn(string number, IReadOnlyList<TranscriptTurn> transcript)
    {
        var direct = transcript.FirstOrDefault(turn => turn.Speaker == Speaker.Restaurant && ConfirmationNumber.IsHeardIn(turn.Text, number));
        if (direct is not null)
        {
            return direct.Number;
        }

        var readBack = transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent && !turn.Interrupted && ConfirmationNumber.IsHeardIn(turn.Text, number));
        var answer = readBack is null ? null : transcript.FirstOrDefault(turn => turn.Number > readBack.Number && turn.Speaker == Speaker.Restaurant);
        return answer is not null && Agreement.Find([readBack!, answer]) is not null ? answer.Number : null;
    }

    private static (string? Number, int? Turn) Extracted(IReadOnlyList<TranscriptTurn> transcript)
    {
        var heard = transcript
            .Where(turn => turn.Speaker == Speaker.Restaurant)
            .Select(turn => (Number: ConfirmationNumber.Find(turn.Text), turn.Number))
            .LastOrDefault(found => found.Number is not null);
        return heard.Number is { } number ? (number, heard.Item2) : default;
    }

    private readonly record struct Slot(NodaTime.LocalDate Date, NodaTime.LocalTime Time, int PartySize);
}
