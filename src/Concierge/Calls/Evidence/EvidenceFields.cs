namespace Concierge.Calls.Evidence;

/// <summary>The names of the fields of a booking that a call can prove.</summary>
internal static class EvidenceFields
{
    public const string Agreement = "agreement";
    public const string PartySize = "party_size";
    public const string Date = "date";
    public const string Time = "time";
    public const string Name = "name";
    public const string ConfirmationNumber = "confirmation_number";
}
