using Concierge.Calls.Results;
using Concierge.Contracts;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>Finds where each field of a booking was heard: in the restaurant's own words, or in words of the agent that the restaurant agreed to afterwards.</summary>
internal static class BookingEvidence
{
    public const string Agreement = "agreement";
    public const string PartySize = "party_size";
    public const string Date = "date";
    public const string Time = "time";
    public const string Name = "name";
    public const string ConfirmationNumber = "confirmation_number";

    /// <summary>Every field that the words bear out.</summary>
    /// <param name="table">What is said to be booked.</param>
    /// <param name="guest">The name it is booked under.</param>
    /// <param name="today">The day of the call.</param>
    /// <param name="transcript">The conversation.</param>
    public static IReadOnlyList<FieldEvidence> Find(BookedTable table, string guest, LocalDate today, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (Evidence.Agreement.Find(transcript) is not { } agreed)
        {
            return [];
        }

        List<FieldEvidence> found = [new(Agreement, agreed.Number)];
        Add(PartySize, text => SpokenFields.NameParty(text, table.PartySize));
        Add(Date, text => SpokenFields.NameDate(text, table.Date, today));
        Add(Time, text => SpokenFields.NameTime(text, table.Time));
        Add(Name, text => SpokenFields.NameGuest(text, guest));
        return found;

        void Add(string field, Func<string, bool> names)
        {
            if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && names(turn.Text)) is { } heard)
            {
                found.Add(new(field, heard.Number));
            }
            else if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent && turn.Number < agreed.Number && names(turn.Text)) is { } said)
            {
                found.Add(new(field, said.Number, agreed.Number));
            }
        }
    }
}
