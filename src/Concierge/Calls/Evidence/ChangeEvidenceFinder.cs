using System.Text.RegularExpressions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>Tells a restaurant's agreement to a change from its statement that it found the existing booking. The two sound alike.</summary>
internal static partial class ChangeEvidenceFinder
{
    /// <summary>Whether the restaurant agreed to the change: it stated the change, stated the new table as booked, or agreed to the read-back.</summary>
    /// <param name="table">The claimed new table.</param>
    /// <param name="existing">The booking before the change.</param>
    /// <param name="today">The date of the call.</param>
    /// <param name="transcript">The transcript of the call.</param>
    public static bool IsAgreed(TableBooking table, ExistingBooking existing, LocalDate today, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (GetTurnsAboutNewTable(table, existing, today, transcript) is not [var asked, ..] since)
        {
            return false;
        }

        var after = since.Skip(1).ToList();
        return after.Exists(turn => turn.Speaker == Speaker.Restaurant && AgreementDetector.Find([asked, turn]) is not null && IsAbout(turn.Text))
            || after.Where(turn => turn is { Speaker: Speaker.Agent, Interrupted: false } && NamesChange(turn.Text)).Any(IsAnsweredWithYes);

        bool IsAbout(string text) => Changed().IsMatch(text) || (AgreementDetector.IsStatement(text) && NamesChange(text));

        bool IsAnsweredWithYes(TranscriptTurn readBack) =>
            after.Find(turn => turn.Number > readBack.Number && turn.Speaker == Speaker.Restaurant) is { } answer
                && AgreementDetector.Find([readBack, answer]) is not null;

        bool NamesChange(string text) => Names(table, existing, today, text);
    }

    /// <summary>Returns the turns from the agent's first request for the new table. Earlier turns are about the existing booking.</summary>
    public static IReadOnlyList<TranscriptTurn> GetTurnsAboutNewTable(
        TableBooking table, ExistingBooking existing, LocalDate today, IReadOnlyList<TranscriptTurn> transcript) =>
        [.. transcript.SkipWhile(turn => turn.Speaker != Speaker.Agent || !Names(table, existing, today, turn.Text))];

    private static bool Names(TableBooking table, ExistingBooking existing, LocalDate today, string text) =>
        (table.Date == existing.Date || SpokenFieldMatcher.NamesDate(text, table.Date, today))
        && (table.Time == existing.Time || SpokenFieldMatcher.NamesTime(text, table.Time))
        && (table.PartySize == existing.PartySize || SpokenFieldMatcher.NamesPartySize(text, table.PartySize));

    [GeneratedRegex(@"\b(?:it|that|booking|reservation|table)(?:'s| is| has been|'s been) (?:now |all |just )?(?:changed|moved|updated"
        + @"|amended|rescheduled)\b|\b(?:i've|i have|we've|we have) (?:now |just |already )?(?:changed|moved|updated|amended|rescheduled"
        + @"|switched|put) (?:it|that|you|your|the (?:booking|reservation|table))\b|\b(?:all set|good to go|that's done"
        + @"|you're set)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Changed();
}
