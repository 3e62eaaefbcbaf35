using System.Globalization;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates a <see cref="CallResult"/>.</summary>
internal static class CallResultMapper
{
    public static CallResult Map(ResultView view) => new()
    {
        Outcome = view.Outcome,
        Reason = view.Reason,
        Message = QuotedText.FromProgram(view.Message),
        Notes = QuotedText.FromVoiceAgent(view.Notes),
        Error = view.ErrorCode is { } code ? ProblemMapper.Create(code, view.Message, view.Remedy) : null,
        BookingId = view.ReservationId,
        ConfirmationNumber = QuotedText.FromRestaurant(view.ConfirmationNumber),
        UncertainNumbers = view.UncertainNumbers is { } numbers ? [.. numbers.Select(number => QuotedText.FromRestaurant(number))] : null,
        BookedUnder = QuotedText.FromRestaurant(view.BookedUnder),
        Date = view.Date,
        Time = view.Time,
        PartySize = view.PartySize,
        WasModified = view.WasModified,
        Evidence = [.. view.Evidence.Select(evidence => Map(evidence, view))],
        DecidedBy = view.DecidedBy,
        AnsweredBy = view.AnsweredBy,
        MessageLeft = view.MessageLeft,
        Attempts = view.Attempts,
        Block = view.Block,
        IsRecordOnly = false,
    };

    private static FieldEvidence Map(EvidenceView evidence, ResultView result) => new()
    {
        Field = evidence.Field,
        Value = FindValue(evidence.Field, result),
        Turn = evidence.Turn,
        Words = FindWords(evidence.Turn, result),
        AgreedTurn = evidence.AgreedTurn,
        AgreedWords = evidence.AgreedTurn is { } agreed ? FindWords(agreed, result) : null,
    };

    private static QuotedText? FindValue(string field, ResultView result) => field switch
    {
        "party_size" => QuotedText.FromProgram(result.PartySize?.ToString(CultureInfo.InvariantCulture)),
        "date" => QuotedText.FromProgram(result.Date),
        "time" => QuotedText.FromProgram(result.Time),
        "name" => QuotedText.FromRestaurant(result.BookedUnder),
        "confirmation_number" => QuotedText.FromRestaurant(result.ConfirmationNumber),
        _ => null,
    };

    private static QuotedText? FindWords(int turn, ResultView result) =>
        result.Transcript.FirstOrDefault(said => said.Number == turn) is { } found ? TurnQuoter.Quote(found) : null;
}
