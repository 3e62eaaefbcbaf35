using Concierge.Calls.Results;
using Concierge.Contracts;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Finds the turn that proves each field of a booking: one of the restaurant's, or one of the agent's that the restaurant agreed to afterwards.
/// </summary>
internal static class BookingEvidenceFinder
{
    public const string Agreement = "agreement";
    public const string PartySize = "party_size";
    public const string Date = "date";
    public const string Time = "time";
    public const string Name = "name";
    public const string ConfirmationNumber = "confirmation_number";

    /// <summary>Finds the evidence for every field that the transcript proves.</summary>
    /// <param name="table">The claimed booking.</param>
    /// <param name="guest">The name of the guest.</param>
    /// <param name="today">The date of the call.</param>
    /// <param name="transcript">The transcript of the call.</param>
    public static IReadOnlyList<FieldEvidence> Find(TableBooking table, string guest, LocalDate today, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (Evidence.AgreementDetector.Find(transcript) is not { } agreed)
        {
            return [];
        }

        List<FieldEvidence> found = [new(Agreement, agreed.Number)];
        Add(PartySize, text => SpokenFieldMatcher.NamesPartySize(text, table.PartySize));
        Add(Date, text => SpokenFieldMatcher.NamesDate(text, table.Date, today));
        Add(Time, text => SpokenFieldMatcher.NamesTime(text, table.Time));
        Add(Name, text => SpokenFieldMatcher.NamesGuest(text, guest));
        return found;

        void Add(string field, Func<string, bool> containsField)
        {
            if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && containsField(turn.Text)) is { } heard)
            {
                found.Add(new(field, heard.Number));
            }
            else if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent && turn.Number < agreed.Number && containsField(turn.Text)) is { } said)
            {
                found.Add(new(field, said.Number, agreed.Number));
            }
        }
    }
}
