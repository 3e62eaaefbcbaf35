using System.Globalization;
using Concierge.Calls.Questions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Calls.Evidence;

/// <summary>Decides the result of an ended call: what the agent reported, as far as the transcript proves it.</summary>
internal static class OutcomeJudge
{
    /// <summary>Judges a call.</summary>
    /// <param name="call">The call, whose reason to end is known.</param>
    /// <param name="error">The error that ended it, if any.</param>
    public static VoiceCallResult Judge(Call call, ConciergeError? error)
    {
        var transcript = call.Transcript;
        var reading = Read(call.Report, call, transcript);
        var (outcome, fault, reason) = Decide(call, transcript, reading, error);
        var result = new VoiceCallResult
        {
            CallId = call.Id,
            Status = fault is null ? CallStatus.Completed : CallStatus.Error,
            CarrierStatus = call.CarrierStatus,
            Outcome = outcome,
            Reason = reason,
            Message = "",
            Error = fault,
            Notes = call.Report?.Notes,
            Transcript = transcript,
            Duration = call.Elapsed,
            AnsweredBy = call.AnsweredBy,
            MessageLeft = call.MessageLeft,
            GiveUpReason = call.GiveUpReason,
            Interruptions = call.Turns.Interruptions,
            ReactionTimes = call.Turns.ReactionTimes,
            Attempts = call.Attempt,
        };
        result = outcome switch
        {
            CallOutcome.Confirmed => AddBooking(result, call, reading),
            CallOutcome.Cancelled => AddCancellation(result, call, reading),
            CallOutcome.AlternativeOffered =>
                result with { Date = call.Report?.Date ?? call.Details.Date, Time = call.Report?.Time, PartySize = call.Report?.PartySize },
            _ => result,
        };
        result = AddReader(result, reading);
        return result with { Message = CallResultFormatter.Describe(call.Details, result) };
    }

    // A refusal that the voice model reports, or a busy line, is decided by no reading.
    private static VoiceCallResult AddReader(VoiceCallResult result, WholeCallReading reading)
    {
        var isBooked = result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled;
        var isRead = isBooked
            || result.Reason is not null
            || (result.Outcome is CallOutcome.Unclear or CallOutcome.Provisional && HasConversation(result.Transcript));
        return isRead
            ? result with { DecidedBy = reading.DecidedBy, ObjectionTurn = !isBooked && reading.Against is { Turn: > 0 } against ? against.Turn : null }
            : result;
    }

    /// <summary>Checks whether the transcript and the guest's consent prove a report of success.</summary>
    /// <returns>What is missing, as an instruction to the voice agent; <see langword="null"/> when nothing is missing.</returns>
    public static string? FindMissingEvidence(ReportedOutcome report, Call call)
    {
        var transcript = call.Transcript;
        switch (report.Outcome, call.Details.Purpose)
        {
            case (CallOutcome.Cancelled, CallPurpose.Cancel):
                return CancellationEvidenceFinder.FindMissingEvidence(call, transcript);
            case (CallOutcome.Cancelled, _):
                return "Nothing is to be cancelled in this call. Report another outcome from the list.";
            case (CallOutcome.Confirmed, CallPurpose.Cancel):
                return "This call is to cancel a booking. Report cancelled once the restaurant has said so, or another outcome from the list.";
            case (CallOutcome.Confirmed, _):
                break;
            default:
                return null;
        }

        var table = GetTable(report, call.Details);
        if (FindMissingEvidence(table, Read(report, call, transcript)) is { } missing)
        {
            return missing;
        }

        if (!HasConsent(table, call))
        {
            return "The guest has not agreed to that table. Call ask_customer if you can; otherwise tell the restaurant that you cannot "
                + "take it, and report again.";
        }

        return report.ConfirmationNumber is { } number && !IsKept(number, call.Details) && FindNumber(number, call, transcript) is null
            ? "That confirmation number was not heard from the restaurant. Ask for it again, read it back, and report again after the answer."
            : null;
    }

    private static string? FindMissingEvidence(TableBooking table, WholeCallReading reading) =>
        reading.Against is { } against ? against.Instruction
            : reading.NamesTable ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Nobody has said that the table is for {table.PartySize} on {BookingFormatter.FormatDayAndTime(table.Date, table.Time)}. ")
                + "Read day, time and party size back, and report again after the answer.";

    /// <summary>Whether the guest agreed to a table, beforehand or when asked in the call.</summary>
    public static bool HasConsent(TableBooking table, Call call) =>
        call.Details.Allows(table.Date, table.Time, table.PartySize)
        || call.Questions.AnsweredQuestions.Any(answered => CoversTable(answered.Question, table, call.Details) && ConsentDetector.IsConsent(answered.Answer));

    // A question without a date, time and party size refers to the offer that the restaurant had just made.
    private static bool CoversTable(GuestQuestion question, TableBooking table, ReservationDetails details) =>
        (question.Date ?? details.Date) == table.Date
        && (question.Time ?? (question.Date is null && question.PartySize is null ? table.Time : details.Time)) == table.Time
        && (question.PartySize ?? details.PartySize) == table.PartySize;

    /// <summary>The table of a report: what it does not name is as requested.</summary>
    public static TableBooking GetTable(ReportedOutcome? report, ReservationDetails details) =>
        new(report?.Date ?? details.Date, report?.Time ?? details.Time, report?.PartySize ?? details.PartySize);

    private static (CallOutcome Outcome, ConciergeError? Error, string? Reason) Decide(
        Call call, IReadOnlyList<TranscriptTurn> transcript, WholeCallReading reading, ConciergeError? error)
    {
        var found = call.Report is { } report ? DecideReported(report, call, transcript, reading) : DecideUnreported(call, transcript, reading);
        if (found is { } decided)
        {
            return (decided.Outcome, null, decided.Reason);
        }

        var (outcome, fault) = DecideByEnding(call, transcript, error);
        return (outcome, fault, null);
    }

    // A confirmation number without evidence is dropped. The agreement and the table need evidence.
    private static UnprovenOutcome DecideReported(
        ReportedOutcome report, Call call, IReadOnlyList<TranscriptTurn> transcript, WholeCallReading reading) =>
        IsProven(report, call, transcript, reading) && report.Outcome is not (CallOutcome.Unclear or CallOutcome.Provisional)
            ? new(report.Outcome, Reason: null)
            : UnprovenOutcome.FromCounterEvidence(reading.Against) is { Outcome: not CallOutcome.Unclear } stated
            ? stated
            : new(report.Outcome == CallOutcome.Provisional ? CallOutcome.Provisional : CallOutcome.Unclear, Reason: null);

    // The agent did not report. An explicit statement of the restaurant counts; a mere yes does not.
    private static UnprovenOutcome? DecideUnreported(Call call, IReadOnlyList<TranscriptTurn> transcript, WholeCallReading reading)
    {
        if (call.AnsweredBy is "machine" or "fax")
        {
            return null;
        }

        // A number that was given is a commitment, even where the agent's words were lost with another server.
        if (call.Details.Purpose == CallPurpose.Book && reading.Against is null
            && ConfirmationNumberEvidence.FindLast(call.Details.CustomerName, transcript).Number is not null)
        {
            return new(CallOutcome.Confirmed, Reason: null);
        }

        if (!HasConversation(transcript))
        {
            return null;
        }

        if (call.Details.Purpose == CallPurpose.Cancel)
        {
            return CancellationEvidenceFinder.FindMissingStatement(call, transcript, reading) is null ? new(CallOutcome.Cancelled, Reason: null) : null;
        }

        if (reading is { AgreedTurn: not null, IsCommitment: true })
        {
            return FindMissingEvidence(GetTable(report: null, call.Details), reading) is null
                ? new(CallOutcome.Confirmed, Reason: null)
                : UnprovenOutcome.FromCounterEvidence(reading.Against);
        }

        return UnprovenOutcome.FromCounterEvidence(reading.Against) is { Outcome: CallOutcome.Provisional } provisional
            && call.Ending is CallEndReason.CalleeHungUp or CallEndReason.StreamLost or CallEndReason.TimedOut
            ? provisional
            : null;
    }

    private static WholeCallReading Read(ReportedOutcome? report, Call call, IReadOnlyList<TranscriptTurn> transcript) =>
        call.Details.Purpose == CallPurpose.Cancel
            ? CancellationEvidenceFinder.Read(call, transcript)
            : CallReader.Read(call, GetTable(report, call.Details), transcript);

    private static (CallOutcome Outcome, ConciergeError? Error) DecideByEnding(Call call, IReadOnlyList<TranscriptTurn> transcript, ConciergeError? error)
    {
        // After a conversation about an existing booking its state is unknown.
        if (call.Details.Purpose != CallPurpose.Book && call.AnsweredBy is not ("machine" or "fax") && HasConversation(transcript)
            && call.Ending is CallEndReason.CalleeHungUp or CallEndReason.StreamLost or CallEndReason.TimedOut)
        {
            return (CallOutcome.Unclear, null);
        }

        return call.Ending switch
        {
            CallEndReason.Busy => (CallOutcome.Busy, CallErrors.Busy),
            CallEndReason.NoAnswer or CallEndReason.Canceled => (CallOutcome.NoAnswer, CallErrors.NoAnswer),
            CallEndReason.AnsweredByMachine => (CallOutcome.Voicemail, null),
            CallEndReason.CalleeHungUp or CallEndReason.StreamLost or CallEndReason.TimedOut when call.AnsweredBy is "machine" or "fax" =>
                (CallOutcome.Voicemail, null),
            CallEndReason.UserHungUp => (CallOutcome.Failed, CallErrors.HungUp),
            CallEndReason.TimedOut => (CallOutcome.Failed, CallErrors.TimedOut),
            CallEndReason.ServerStopping => (CallOutcome.Failed, CallErrors.ServerStopping),
            CallEndReason.CalleeHungUp or CallEndReason.StreamLost => (CallOutcome.Failed, CallErrors.CalleeHungUp),
            CallEndReason.CarrierFailed or CallEndReason.CarrierRefused or CallEndReason.VoiceModelLost or CallEndReason.Relinquished
                or CallEndReason.Unreached =>
                (CallOutcome.Failed, error ?? CallErrors.Failed),
            _ => (CallOutcome.Unclear, null),
        };
    }

    private static bool IsProven(ReportedOutcome report, Call call, IReadOnlyList<TranscriptTurn> transcript, WholeCallReading reading) =>
        (report.Outcome, call.Details.Purpose) switch
        {
            (CallOutcome.Confirmed, not CallPurpose.Cancel) => FindMissingEvidence(GetTable(report, call.Details), reading) is null,
            (CallOutcome.Cancelled, CallPurpose.Cancel) => CancellationEvidenceFinder.FindMissingStatement(call, transcript, reading) is null,
            (CallOutcome.Confirmed or CallOutcome.Cancelled, _) => false,
            _ => true,
        };

    private static bool HasConversation(IReadOnlyList<TranscriptTurn> transcript) =>
        transcript.Any(turn => turn.Speaker == Speaker.Agent) && transcript.Any(turn => turn.Speaker == Speaker.Restaurant);

    private static VoiceCallResult AddCancellation(VoiceCallResult result, Call call, WholeCallReading reading) => result with
    {
        ConfirmationNumber = call.Details.Existing?.ConfirmationNumber,
        AgreementTurn = reading.AgreedTurn,
        Evidence = CancellationEvidenceFinder.FindFieldEvidence(call, result.Transcript, reading),
        Date = call.Details.Date,
        Time = call.Details.Time,
        PartySize = call.Details.PartySize,
        WasConsented = !CancellationEvidenceFinder.MentionsFee(result.Transcript) || CancellationEvidenceFinder.HasConsentToFee(call),
    };

    private static VoiceCallResult AddBooking(VoiceCallResult result, Call call, WholeCallReading reading)
    {
        var table = GetTable(call.Report, call.Details);
        var (number, heard) = FindConfirmation(call, result.Transcript);
        var guest = call.Details.CustomerName;
        List<FieldEvidence> evidence = [.. reading.Evidence];
        if (heard is not null)
        {
            evidence.Add(heard);
        }

        return result with
        {
            ConfirmationNumber = number,
            UncertainNumbers = number is null
                ? ConfirmationNumberEvidence.FindReadings(call.Report?.UncertainNumbers ?? [], guest, result.Transcript)
                : [],
            BookedUnder = reading.OtherName ?? guest,
            ConfirmationTurn = heard?.Turn,
            AgreementTurn = reading.AgreedTurn,
            Evidence = evidence,
            Date = table.Date,
            Time = table.Time,
            PartySize = table.PartySize,
            WasModified = table != GetTable(report: null, call.Details),
            WasConsented = HasConsent(table, call),
        };
    }

    private static (string? Number, FieldEvidence? Heard) FindConfirmation(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (call.Report?.ConfirmationNumber is { } reported && FindNumber(reported, call, transcript) is { } heard)
        {
            return (ConfirmationNumberMatcher.Normalize(reported), heard);
        }

        // A changed booking keeps its number unless the restaurant gives another.
        return call.Details.Existing?.ConfirmationNumber is { } kept ? (kept, ConfirmationNumberEvidence.Find(kept, call.Details.CustomerName, transcript))
            : call.Report is null ? ConfirmationNumberEvidence.FindLast(call.Details.CustomerName, transcript)
            : default;
    }

    private static FieldEvidence? FindNumber(string number, Call call, IReadOnlyList<TranscriptTurn> transcript) =>
        ConfirmationNumberEvidence.Find(number, call.Details.CustomerName, transcript)
        ?? (CallReader.FindQuotedNumber(number, call, transcript) is { } turn ? new FieldEvidence(EvidenceFields.ConfirmationNumber, turn) : null);

    private static bool IsKept(string number, ReservationDetails details) =>
        details.Existing?.ConfirmationNumber is { } kept && ConfirmationNumberMatcher.Normalize(kept) == ConfirmationNumberMatcher.Normalize(number);
}
