using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Language.Spelling;
using Concierge.Reservations;

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
        var reading = WholeCallReader.Read(table, details, call.Today, call.Transcript);
        var isOpen = reading.Against is { } against
            ? against.Kind is not (CounterEvidenceKind.Payment or CounterEvidenceKind.OtherChannel or CounterEvidenceKind.WrongPartner)
            : !reading.NamesTable;
        return isOpen && (details.Purpose == CallPurpose.Cancel || OutcomeJudge.HasConsent(table, call)) ? Format(table, details) : null;
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
