using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Language.Spelling;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>
/// The question that settles a call: it names the whole table and asks whether it is booked, changed or cancelled. The program words it, because
/// the answer counts for exactly what was asked.
/// </summary>
internal static class ClosingQuestion
{
    /// <summary>Words the question about a report that the call does not prove.</summary>
    /// <param name="report">The voice model's report.</param>
    /// <param name="call">The call.</param>
    /// <returns><see langword="null"/> where a yes would settle nothing: the guest has to act, or has not agreed to the table.</returns>
    public static string? Create(ReportedOutcome report, Call call)
    {
        var details = call.Details;
        if ((report.Outcome == CallOutcome.Cancelled) != (details.Purpose == CallPurpose.Cancel)
            || report.Outcome is not (CallOutcome.Confirmed or CallOutcome.Cancelled))
        {
            return null;
        }

        var table = details is { Purpose: CallPurpose.Cancel, Existing: { } existing }
            ? new TableBooking(existing.Date, existing.Time, existing.PartySize)
            : OutcomeJudge.GetTable(report, details);
        var reading = CallReader.Read(call, table, call.Transcript);
        var isOpen = reading.Against is { } against
            ? against.Kind is not (CounterEvidenceKind.Payment or CounterEvidenceKind.OtherChannel or CounterEvidenceKind.WrongPartner)
            : !reading.NamesTable;
        return isOpen && (details.Purpose == CallPurpose.Cancel || OutcomeJudge.HasConsent(table, call)) ? Format(table, details) : null;
    }

    /// <summary>Finds the agent's last turn that asked the whole question and was heard to its end.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <param name="table">The table that the question has to name.</param>
    /// <param name="call">The call.</param>
    /// <returns>The number of the turn; <see langword="null"/> if the question was not asked.</returns>
    public static int? FindTurn(IReadOnlyList<TranscriptTurn> transcript, TableBooking table, Call call) =>
        transcript.LastOrDefault(turn => turn is { Speaker: Speaker.Agent, Interrupted: false } && Asks(turn.Text, table, call.Today))?.Number;

    private static bool Asks(string text, TableBooking table, LocalDate today)
    {
        List<TableValues> values = [.. ClauseSplitter.Split(text).Select(clause => EnglishTableValueReader.Read(clause, today))];
        return EnglishProposalReader.Read(text).AsksWhetherAgreed
            && values.Any(named => named.Dates.Any(date => date.Matches(table.Date)))
            && values.Any(named => named.Times.Any(time => time.Matches(table.Time))
                || named.Numbers.Any(number => new SpokenTime(number, table.Time.Minute, IsHalfDayOpen: true).Matches(table.Time)))
            && values.Any(named => named.PartySizes.Contains(table.PartySize) || named.Numbers.Contains(table.PartySize));
    }

    private static string Format(TableBooking table, ReservationDetails details)
    {
        var surname = NameSpeller.GetSurname(details.CustomerName);
        var what = $"a table for {EnglishSpokenForms.FormatNumber(table.PartySize)} on {EnglishSpokenForms.FormatDate(table.Date)} "
            + $"at {EnglishSpokenForms.FormatTime(table.Time)}{(surname.Length == 0 ? "" : $", under {surname}")}";
        return details.Purpose switch
        {
            CallPurpose.Change => $"So the booking is now {what}. Is that changed?",
            CallPurpose.Cancel => $"So this is about {what}. Is that cancelled?",
            _ => $"So that is {what}. Is it booked?",
        };
    }
}
