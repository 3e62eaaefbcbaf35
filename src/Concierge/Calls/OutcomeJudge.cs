using NodaTime;

namespace Concierge.Calls;

/// <summary>Turns a call that has ended into a result: what the agent reported, as far as the transcript bears it out.</summary>
internal static class OutcomeJudge
{
    /// <summary>Judges a call.</summary>
    /// <param name="call">The call; why it ended is decided.</param>
    /// <param name="error">What ended it, where that was an error.</param>
    public static VoiceCallResult Judge(Call call, ConciergeError? error)
    {
        var transcript = call.Transcript;
        var (outcome, fault) = Decide(call, transcript, error);
        var result = new VoiceCallResult
        {
            CallId = call.Id,
            Status = fault is null ? CallStatus.Completed : CallStatus.Error,
            CarrierStatus = call.CarrierStatus,
            Outcome = outcome,
            Message = "",
            Error = fault,
            Notes = call.Report?.Notes,
            Transcript = transcript,
            Duration = call.Elapsed,
        };
        result = outcome switch
        {
            CallOutcome.Confirmed => Booked(result, call),
            CallOutcome.AlternativeOffered => result with { Date = call.Report?.Date ?? call.Details.Date, Time = call.Report?.Time },
            _ => result,
        };
        return result with { Message = CallReport.Describe(call.Details, result) };
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

    private static (CallOutcome Outcome, ConciergeError? Error) Decide(Call call, IReadOnlyList<TranscriptTurn> transcript, ConciergeError? error)
    {
        if (call.Report is { } report)
        {
            // A number that nobody heard is left out; the agreement itself must have been heard.
            var agreed = MissingEvidence(report with { ConfirmationNumber = null }, transcript) is null;
            return (agreed ? report.Outcome : CallOutcome.Unclear, null);
        }

        // The agent never came to report, but the restaurant gave a confirmation number in so many words.
        if (Agreement.Find(transcript) is not null && Extracted(transcript).Number is not null)
        {
            return (CallOutcome.Confirmed, null);
        }

        return call.Ending switch
        {
            CallEnding.Busy => (CallOutcome.Busy, CallErrors.Busy),
            CallEnding.NoAnswer or CallEnding.Canceled => (CallOutcome.NoAnswer, CallErrors.NoAnswer),
            CallEnding.AnsweredByMachine => (CallOutcome.Voicemail, null),
            CallEnding.UserHungUp => (CallOutcome.Failed, CallErrors.HungUp),
            CallEnding.TimedOut => (CallOutcome.Failed, CallErrors.TimedOut),
            CallEnding.ServerStopping => (CallOutcome.Failed, CallErrors.ServerStopping),
            CallEnding.CalleeHungUp or CallEnding.StreamLost => (CallOutcome.Failed, CallErrors.CalleeHungUp),
            CallEnding.CarrierFailed or CallEnding.CarrierRefused or CallEnding.VoiceModelLost => (CallOutcome.Failed, error ?? CallErrors.Failed),
            _ => (CallOutcome.Unclear, null),
        };
    }

    private static VoiceCallResult Booked(VoiceCallResult result, Call call)
    {
        var wanted = new Slot(call.Details.Date, call.Details.Time, call.Details.PartySize);
        var booked = new Slot(call.Report?.Date ?? wanted.Date, call.Report?.Time ?? wanted.Time, call.Report?.PartySize ?? wanted.PartySize);
        var (number, turn) = Confirmation(call.Report, result.Transcript);
        return result with
        {
            ConfirmationNumber = number,
            ConfirmationTurn = turn,
            AgreementTurn = Agreement.Find(result.Transcript)?.Number,
            Date = booked.Date,
            Time = booked.Time,
            PartySize = booked.PartySize,
            WasModified = booked != wanted,
        };
    }

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
        foreach (var turn in transcript.Where(turn => turn.Speaker == Speaker.Restaurant).Reverse())
        {
            if (ConfirmationNumber.Find(turn.Text) is { } number)
            {
                return (number, turn.Number);
            }
        }

        return default;
    }

    private readonly record struct Slot(LocalDate Date, LocalTime Time, int PartySize);
}
